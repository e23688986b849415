# The letter that brings an owner the registration code.

letter-title = Your code for { $estate }
letter-what = The owners of { $estate } decide together, in the group chat they already have. A bot called Linli counts the votes. So that every vote is an owner's, each owner registers once, with this code.
letter-how =
    Scan the picture with your telephone's camera, and send the message it opens.
    Or write to the bot in a direct message: /register { $code }   (on Matrix: !register { $code })
letter-how-typed = Write to the bot in a direct message: /register { $code }   (on Matrix: !register { $code })
letter-until = The code holds until { $expires }, and works once.
letter-secret = It is yours alone: whoever has it can vote in your place. Nobody will ever ask you for it by telephone or in the group. Is it lost, or is something wrong? Ask an organiser for a new one.
letter-column-owner = owner
letter-column-units = units
letter-column-building = building
letter-column-code = code
