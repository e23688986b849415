# The rehearsal in the terminal: its own words, which are not the bot's.

rehearsal-welcome =
    Rehearsal: a residents' group in this terminal. You speak for everybody, and nothing leaves this computer.
    Each line says who speaks. Try these, one after the other:
      a101> /poll Where do the bikes go? | Shed | Courtyard
      b202> :tap 1
      c303> /vote 1 2
      a101> /close 1
    Without a name, the last speaker goes on. :help shows what else you can type, :quit ends.
rehearsal-help =
    What you can type here:
      a101> text          a101 speaks in the room; who speaks first there is its administrator
      a101#garden> text   a101 speaks in another room
      a101@ text          a101 writes to the bot alone
      a101> :tap 2        a101 presses button 2 of the latest message that has buttons there
      a101> :leave        a101 leaves the room
      a101@ :file lamp.jpg It is dark here
                          a101 sends a photo or file from this folder, with words or without
      :clock +3d          three days pass, and everything due on the way happens
      :clock 2026-12-01 19:00
      :quit               ends the rehearsal
    In a text \n starts a new line and \\ is one backslash. Lines that begin with # are notes.
    A line that begins with ! is a remark of the rehearsal; neighbours would not see it.
rehearsal-line-unclear =
    Who says this? Put the name and > before it.
    For example: a101> /poll Repaint the gate? | Yes | No
rehearsal-order-unclear =
    I know :clock, :help and :quit; :tap needs somebody who presses.
    For example: a101> :tap 1
rehearsal-line-empty =
    { $name } has said nothing yet.
    For example: { $name }> /help
rehearsal-name-bot =
    The name bot belongs to the bot itself. Choose another.
    For example: a101> /help
rehearsal-tap-unclear =
    Which button? Its number follows :tap.
    For example: a101> :tap 2
rehearsal-tap-none =
    No message here has buttons now.
    For example, to get some: a101> /poll Repaint the gate? | Yes | No
rehearsal-tap-beyond =
    { $most ->
        [one] There is no button { $number } here: the message has 1 button.
       *[other] There is no button { $number } here: the message has buttons 1 to { $most }.
    }
    For example: a101> :tap 1
rehearsal-file-unclear =
    Which file? Give its name, in quotes if there are spaces in it.
    For example: a101@ :file lamp.jpg It is dark at gate 2
rehearsal-file-missing =
    There is no file “{ $name }” here.
    For example: a101@ :file lamp.jpg It is dark at gate 2
rehearsal-clock-unclear =
    Which time shall it be?
    For example: :clock +3d, or :clock 2026-12-01 19:00
rehearsal-clock-back =
    The clock only goes forward: what has happened stays.
    For example: :clock +3d
rehearsal-clock-far =
    That is more than ten years ahead; come nearer.
    For example: :clock +3d
rehearsal-failed =
    Something went wrong in the program ({ $kind }); this line did nothing or only half of it. The rest goes on.
