"""Sealed weights: commitments whose sum can be checked though none of them can be read.

Areas are often unique, so a sealed paper that carried its area would name its owner; without any weight nobody could
check the totals. A Pedersen commitment to the weight w is g^w * h^r mod p with a random r. Multiplying commitments adds
weights and blindings: with the sum of the blindings anybody can check the sum of the weights, and nothing else.

p is a safe prime (RFC 3526, group 14); g = 4 and h are squares, so both lie in the subgroup of prime order. h comes
from a hash of a public text, so nobody knows log_g h, without which a commitment cannot be opened in two ways. A
blinding of 256 bits hides its weight from whoever cannot find discrete logarithms of that size (128 bits of security).
"""

from __future__ import annotations

import hashlib
import hmac

P = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AACAA68FFFFFFFFFFFFFFFF",
    16,
)
G = 4
_SEED = b"".join(hashlib.sha256(b"linli record h %d" % part).digest() for part in range(9))
H = pow(int.from_bytes(_SEED, "big") % P, 2, P)
HEX_DIGITS = 512


def blinding(key: bytes, measure: str, receipt: str) -> int:
    """The r of a paper's heads or shares, from the ballot's key. The voter may be told it, and the auditor is."""
    return int.from_bytes(hmac.digest(key, f"{measure}:{receipt}".encode(), "sha256"), "big")


def commit(weight: int, r: int) -> int:
    """The commitment to a weight. Raises ValueError for a negative one."""
    if weight < 0:
        raise ValueError("a weight below nothing")
    return pow(G, weight, P) * pow(H, r, P) % P


def opens(commitments: list[int], weight: int, r: int) -> bool:
    """Whether the weights in these commitments add up to this one, given the sum of their blindings."""
    return prod_mod(commitments) == commit(weight, r)


def prod_mod(numbers: list[int]) -> int:
    """Their product modulo p."""
    product = 1
    for number in numbers:
        product = product * number % P
    return product


def commitment_text(commitment: int) -> str:
    """As the record writes it."""
    return f"{commitment:0{HEX_DIGITS}x}"
