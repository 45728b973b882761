using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Discord.Interactions;

/// <summary>
/// Forms that were ready too late to be opened: Discord opens a form only as the first answer within three seconds, and
/// never as the answer to a form. They wait behind a button of their own.
/// </summary>
internal sealed class LateForms
{
    private const string Prefix = "open-form:";
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ulong User, Form Form)> _forms = [];
    private readonly Queue<string> _order = new();

    /// <summary>Keeps a form; the button that opens it.</summary>
    public PostButton Keep(ulong user, Form form)
    {
        lock (_gate)
        {
            // Never the same again: a button of before a restart must not open another form.
            var id = $"{Prefix}{Guid.NewGuid():N}";
            _forms.Add(id, (user, form));
            _order.Enqueue(id);
            if (_order.Count > Most)
                _forms.Remove(_order.Dequeue());
            return new PostButton(id, "Open the form", ButtonStyle.Primary);
        }
    }

    public static bool IsOne(string? button) => button?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>Null for one that is not kept any more, or was for somebody else.</summary>
    public Form? Find(ulong user, string button)
    {
        lock (_gate)
            return _forms.TryGetValue(button, out var kept) && kept.User == user ? kept.Form : null;
    }
}
