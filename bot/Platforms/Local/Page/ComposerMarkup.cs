namespace Belong.Bot.Platforms.Local.Page;

/// <summary>Where people write.</summary>
internal static class ComposerMarkup
{
    public static void Write(Markup markup, LocalChannel channel) =>
        markup.Add(
            $"""
            <form class="composer" id="composer" hidden>
            <div class="composing" id="composing" hidden><span id="composing-text"></span><button type="button" class="icon" id="composing-stop" aria-label="Cancel" title="Cancel (Esc)">×</button></div>
            <ul class="completion" id="completion" role="listbox" aria-label="Suggestions" tabindex="0" hidden></ul>
            <div class="composer-row">
            <button type="button" class="icon slash" id="slash" aria-label="Commands" title="Commands">/</button>
            <label class="visually-hidden" for="text">Message #{channel.Slug}</label>
            <textarea id="text" rows="1" placeholder="Message #{channel.Slug}" aria-autocomplete="list" aria-controls="completion" aria-describedby="composer-help composer-error" autocomplete="off"></textarea>
            <button type="submit" class="button primary" id="send">Send</button>
            </div>
            <p class="composer-error" id="composer-error" role="alert"></p>
            <p class="composer-help" id="composer-help"><kbd>Enter</kbd> sends, <kbd>Shift</kbd>+<kbd>Enter</kbd> starts a line, <kbd>/</kbd> lists commands, <kbd>@</kbd> people</p>
            </form>
            <noscript><p class="composer-note">You can read here without scripts. Writing needs JavaScript, or the HTTP interface.</p></noscript>

            """
        );
}
