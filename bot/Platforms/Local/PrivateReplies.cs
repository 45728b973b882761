using System.Globalization;
using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>
/// The last private replies of each person: a button or a form in one can be used by that person, on that reply, and
/// by nobody else. They last as long as the process.
/// </summary>
internal sealed class PrivateReplies
{
    public const string IdPrefix = "private-";

    /// <summary>How many are kept for each person; older ones can no longer be pressed.</summary>
    private const int KeptEach = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<PrivateReply>> _byPerson = [];
    private long _last;

    public PrivateReply Keep(LocalMember person, string channel, MessageId? message, Post? post, Form? form)
    {
        lock (_gate)
        {
            var id = LocalId.Of(IdPrefix + (++_last).ToString(CultureInfo.InvariantCulture));
            var reply = new PrivateReply(id, channel)
            {
                Message = message,
                Post = post,
                Form = form,
            };
            if (!_byPerson.TryGetValue(person.Slug, out var kept))
            {
                _byPerson.Add(person.Slug, kept = new Queue<PrivateReply>());
            }

            kept.Enqueue(reply);
            if (kept.Count > KeptEach)
            {
                kept.Dequeue();
            }

            return reply;
        }
    }

    public PrivateReply? Find(LocalMember person, string id)
    {
        var full = LocalId.Of(LocalId.Slug(id));
        lock (_gate)
        {
            return _byPerson.GetValueOrDefault(person.Slug)?.FirstOrDefault(reply => reply.Id == full);
        }
    }

    /// <summary>The form of this id that the person was last shown.</summary>
    public PrivateReply? FindForm(LocalMember person, string formId)
    {
        lock (_gate)
        {
            return _byPerson.GetValueOrDefault(person.Slug)?.LastOrDefault(reply => reply.Form?.Id == formId);
        }
    }
}
