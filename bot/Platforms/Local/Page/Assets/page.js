// Where everything begins. Each module does one thing; this one starts them.
import { me } from "./session.js";
import { follow } from "./live.js";
import { startComposer } from "./composer.js";
import { startMenus } from "./menu.js";
import { startPresses } from "./replies.js";
import { startJoining } from "./joining.js";
import { showUnread } from "./unread.js";

startPresses();
startMenus();
startJoining();
if (document.getElementById("composer")) {
  startComposer();
}

showUnread();
follow();

// On a narrow screen the channels are a row that may be wider than the screen.
document.querySelector(".channels [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The newest message is in view by itself; an address of one message is followed to it.
if (location.hash && me.channel) {
  document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView({ block: "center" });
}
