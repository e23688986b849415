// A resident's Matrix client with the crypto of Element, told to have nothing to do with devices that their owners have
// not signed. It is driven over standard input and output, one JSON object a line.
//
//   in   {"id": 1, "do": "send", "room": "!r:s", "text": "hello"}
//   out  {"id": 1, "ok": …}  or  {"id": 1, "error": "…"}           the answer, in any order
//        {"seen": {…}}       an event of a timeline, as this client reads it; told again when it is read later
//        {"invited": "!r:s"} somebody asks the person into a room
//        {"verification": {…}}   a verification has come or moved on
//
// Whatever the library logs goes to standard error, and only with LOUD set.

import readline from "node:readline";

const write = (object) => process.stdout.write(`${JSON.stringify(object)}\n`);
for (const level of ["log", "info", "debug", "trace", "warn", "error"]) {
    console[level] = process.env.LOUD ? (...words) => process.stderr.write(`${level} ${words.join(" ")}\n`) : () => {};
}

// Before the library is loaded, as its WebAssembly asks this Date what time it is.
let ahead = 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
    constructor(...args) {
        super(...(args.length ? args : [RealDate.now() + ahead]));
    }
    static now() {
        return RealDate.now() + ahead;
    }
};

const sdk = await import("matrix-js-sdk");
const api = await import("matrix-js-sdk/lib/crypto-api/index.js");
const { decodeRecoveryKey } = await import("matrix-js-sdk/lib/crypto-api/recovery-key.js");
const { PollStartEvent } = await import("matrix-js-sdk/lib/extensible_events_v1/PollStartEvent.js");
const { PollResponseEvent } = await import("matrix-js-sdk/lib/extensible_events_v1/PollResponseEvent.js");
const { PollEndEvent } = await import("matrix-js-sdk/lib/extensible_events_v1/PollEndEvent.js");
const { logger } = await import("matrix-js-sdk/lib/logger.js");
if (!process.env.LOUD) logger.setLevel?.("silent");

let client, crypto, recovery;
const verifications = new Map();

function tell(event) {
    const clear = event.isDecryptionFailure() ? {} : event.getContent();
    write({
        seen: {
            room: event.getRoomId(),
            event_id: event.getId(),
            sender: event.getSender(),
            type: event.getType(),
            content: clear,
            encrypted: event.isEncrypted(),
            failure: event.isDecryptionFailure() ? event.decryptionFailureReason : null,
            redacted: event.isRedacted(),
        },
    });
}

function watch(request) {
    const id = request.transactionId;
    if (verifications.has(id)) return;
    verifications.set(id, request);
    let shown = false;
    const moved = () => {
        write({
            verification: {
                id,
                with: request.otherUserId,
                phase: api.VerificationPhase[request.phase],
                room: request.roomId ?? null,
                cancelled: request.cancellationCode ?? null,
                by: request.cancellingUserId ?? null,
            },
        });
        const verifier = request.verifier;
        if (verifier && !shown) {
            shown = true;
            const show = (sas) => {
                request.sas = sas;
                write({ verification: { id, emoji: sas.sas.emoji.map(([sign]) => sign), decimal: sas.sas.decimal } });
            };
            verifier.on(api.VerifierEvent.ShowSas, show);
            if (verifier.getShowSasCallbacks()) show(verifier.getShowSasCallbacks());
            verifier.verify().catch((error) => write({ verification: { id, failed: String(error) } }));
        }
    };
    request.on(api.VerificationRequestEvent.Change, moved);
    moved();
}

const commands = {
    async login({ server, user, password, strict = true, device }) {
        const response = await fetch(`${server}/_matrix/client/v3/login`, {
            method: "POST",
            body: JSON.stringify({
                type: "m.login.password",
                identifier: { type: "m.id.user", user },
                password,
                device_id: device,
            }),
        });
        const session = await response.json();
        if (!response.ok) throw new Error(session.errcode);
        client = sdk.createClient({
            baseUrl: server,
            userId: session.user_id,
            deviceId: session.device_id,
            accessToken: session.access_token,
            verificationMethods: ["m.sas.v1"],
            cryptoCallbacks: {
                getSecretStorageKey: async ({ keys }) => {
                    const id = Object.keys(keys)[0];
                    return recovery ? [id, recovery] : null;
                },
                cacheSecretStorageKey: () => {},
            },
        });
        await client.initRustCrypto({ useIndexedDB: false });
        crypto = client.getCrypto();
        crypto.setDeviceIsolationMode(
            strict ? new api.OnlySignedDevicesIsolationMode() : new api.AllDevicesIsolationMode(false),
        );
        client.on(sdk.MatrixEventEvent.Decrypted, tell);
        client.on(sdk.RoomEvent.Timeline, async (event) => {
            // It may have been decrypted already, before anybody could listen.
            if (event.isEncrypted()) await client.decryptEventIfNeeded(event);
            tell(event);
        });
        client.on(api.CryptoEvent.VerificationRequestReceived, watch);
        client.on(sdk.RoomEvent.MyMembership, (room, membership) => {
            if (membership === "invite") write({ invited: room.roomId });
        });
        const synced = new Promise((resolve) => {
            client.on(sdk.ClientEvent.Sync, (state) => state === "PREPARED" && resolve());
        });
        await client.startClient({ initialSyncLimit: 20, pollTimeout: 10_000 });
        await synced;
        return { user: session.user_id, device: session.device_id };
    },
    // New keys of one's own, so that others' strict clients take this device for what it is.
    async cross_sign({ password }) {
        await crypto.bootstrapCrossSigning({
            authUploadDeviceSigningKeys: (upload) =>
                upload({
                    type: "m.login.password",
                    identifier: { type: "m.id.user", user: client.getUserId() },
                    password,
                }),
        });
        return await crypto.isCrossSigningReady();
    },
    // What Element's "enter your recovery key" does, with the keys and the secret storage somebody else has made.
    async recover({ key }) {
        recovery = decodeRecoveryKey(key);
        // The import says nothing and does nothing while the public keys are not at hand.
        await crypto.userHasCrossSigningKeys(client.getUserId(), true);
        await crypto.bootstrapCrossSigning({});
        return {
            ready: await crypto.isCrossSigningReady(),
            secrets: await crypto.isSecretStorageReady(),
            status: await crypto.getCrossSigningStatus(),
        };
    },
    async create_room({ invite = [], name, direct = false, encrypted = true, encryption = {} }) {
        const content = { algorithm: "m.megolm.v1.aes-sha2", ...encryption };
        const initial_state = encrypted ? [{ type: "m.room.encryption", state_key: "", content }] : [];
        const preset = direct ? sdk.Preset.TrustedPrivateChat : sdk.Preset.PrivateChat;
        return (await client.createRoom({ name, invite, preset, is_direct: direct, initial_state })).room_id;
    },
    invite: async ({ room, user }) => void (await client.invite(room, user)),
    async join({ room }) {
        const joined = await client.joinRoom(room);
        // What was said between the invitation and this does not always come with the sync that brings the room.
        await client.scrollback(joined, 20);
        return joined.roomId;
    },
    async send({ room, text, content, type = "m.room.message" }) {
        return (await client.sendEvent(room, type, content ?? { msgtype: "m.text", body: text })).event_id;
    },
    // A file as clients show it: fetched and, if the event says how, decrypted.
    async download({ file, url }) {
        const source = client.mxcUrlToHttp(file?.url ?? url, undefined, undefined, undefined, false, true, true);
        const headers = { Authorization: `Bearer ${client.getAccessToken()}` };
        const response = await fetch(source, { headers });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        let bytes = Buffer.from(await response.arrayBuffer());
        if (file) {
            const digest = Buffer.from(await globalThis.crypto.subtle.digest("SHA-256", bytes)).toString("base64");
            if (digest.replace(/=+$/, "") !== file.hashes.sha256) throw new Error("the file's hash is another");
            const key = await globalThis.crypto.subtle.importKey("jwk", file.key, "AES-CTR", false, ["decrypt"]);
            const counter = Buffer.from(file.iv, "base64");
            bytes = Buffer.from(
                await globalThis.crypto.subtle.decrypt({ name: "AES-CTR", counter, length: 64 }, key, bytes),
            );
        }
        return bytes.toString("base64");
    },
    // -- polls, with what Element builds its own on
    async start_poll({ room, question, answers, most = 1, kind = "org.matrix.msc3381.poll.disclosed" }) {
        const { type, content } = PollStartEvent.from(question, answers, kind, most).serialize();
        return (await client.sendEvent(room, type, content)).event_id;
    },
    async answer_poll({ room, poll, answers }) {
        const { type, content } = PollResponseEvent.from(answers, poll).serialize();
        return (await client.sendEvent(room, type, content)).event_id;
    },
    async end_poll({ room, poll }) {
        const { type, content } = PollEndEvent.from(poll, "The poll has ended").serialize();
        return (await client.sendEvent(room, type, content)).event_id;
    },
    // The poll as a client draws it: everybody's latest answer, as far as it is one.
    async poll({ room, poll }) {
        const model = client.getRoom(room).polls.get(poll);
        if (!model) return null;
        const asked = model.rootEvent.unstableExtensibleEvent;
        const latest = new Map();
        for (const event of (await model.getResponses()).getRelations()) {
            const known = latest.get(event.getSender());
            if (!known || known.getTs() <= event.getTs()) latest.set(event.getSender(), event);
        }
        const counts = Object.fromEntries(asked.answers.map((answer) => [answer.text, 0]));
        let voters = 0;
        for (const event of latest.values()) {
            const response = event.unstableExtensibleEvent;
            response.validateAgainst(asked);
            if (response.spoiled) continue;
            voters += 1;
            for (const id of response.answerIds) counts[asked.answers.find((answer) => answer.id === id).text] += 1;
        }
        const ids = asked.answers.map((answer) => answer.id);
        return { question: asked.question.text, ids, counts, voters, most: asked.maxSelections, ended: model.isEnded };
    },
    redact: async ({ room, event }) => (await client.redactEvent(room, event)).event_id,
    devices: async ({ user }) => {
        const map = await crypto.getUserDeviceInfo([user], true);
        const found = {};
        for (const device of map.get(user)?.keys() ?? []) {
            const status = await crypto.getDeviceVerificationStatus(user, device);
            found[device] = { signed: status.signedByOwner, verified: status.isVerified() };
        }
        return found;
    },
    trust: async ({ user }) => {
        const status = await crypto.getUserVerificationStatus(user);
        return { verified: status.isCrossSigningVerified(), needs_approval: status.needsUserApproval };
    },
    // Somebody's keys have been replaced, and the person at this client says that this is all right.
    pin: async ({ user }) => crypto.pinCurrentUserIdentity(user),
    discard_session: async ({ room }) => crypto.forceDiscardSession(room),
    advance: async ({ seconds }) => void (ahead += seconds * 1000),
    // -- verification
    async verify({ user, room, device }) {
        const request = device
            ? await crypto.requestDeviceVerification(user, device)
            : await crypto.requestVerificationDM(user, room);
        watch(request);
        return request.transactionId;
    },
    async start_sas({ verification }) {
        await verifications.get(verification).startVerification("m.sas.v1");
    },
    accept: async ({ verification }) => verifications.get(verification).accept(),
    confirm: async ({ verification }) => verifications.get(verification).sas.confirm(),
    mismatch: async ({ verification }) => verifications.get(verification).sas.mismatch(),
    async logout() {
        await client.logout(true);
    },
};

const lines = readline.createInterface({ input: process.stdin });
lines.on("line", async (line) => {
    const { id, do: name, ...rest } = JSON.parse(line);
    try {
        write({ id, ok: (await commands[name](rest)) ?? null });
    } catch (error) {
        write({ id, error: error?.errcode ?? String(error?.stack ?? error) });
    }
});
lines.on("close", () => process.exit(0));
process.on("unhandledRejection", (error) => write({ stray: String(error?.stack ?? error) }));
write({ ready: true });
