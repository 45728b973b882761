using System.Runtime.InteropServices;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>One time that something was said.</summary>
internal readonly record struct Saying(MessageId Message, ChannelId Channel, DateTimeOffset At);

/// <summary>
/// Who said what when, by fingerprint, bounded: the oldest sayings are forgotten first, and of one thing said over and
/// over only the first and the latest are kept.
/// </summary>
/// <param name="capacity">Most sayings remembered.</param>
/// <param name="window">How long a saying can matter.</param>
internal sealed class Sayings(int capacity, TimeSpan window)
{
    /// <summary>Most sayings of one thing by one member that are told apart.</summary>
    public const int MostOfOneThing = 16;

    private readonly Dictionary<Key, List<Saying>> _byKey = [];
    private readonly Queue<(Key Key, Saying Saying)> _inOrder = [];
    private DateTimeOffset _latest = DateTimeOffset.MinValue;

    /// <summary>How many sayings are remembered.</summary>
    public int Count => _inOrder.Count;

    /// <summary>When and where the same member said the same before, oldest first; empty for never.</summary>
    public IReadOnlyList<Saying> Before(CommunityId community, MemberId author, long fingerprint) =>
        _byKey.TryGetValue(new Key(community, author, fingerprint), out var sayings) ? sayings : [];

    /// <summary>Remembers one saying. A message counts once, however often it is edited.</summary>
    public void Remember(CommunityId community, MemberId author, long fingerprint, Saying saying)
    {
        _latest = saying.At > _latest ? saying.At : _latest;
        ref var sayings = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _byKey,
            new Key(community, author, fingerprint),
            out _
        );
        sayings ??= new List<Saying>(1);
        if (sayings.Exists(one => one.Message == saying.Message))
            return;

        var place = sayings.FindLastIndex(one => one.At <= saying.At) + 1;
        sayings.Insert(place, saying);
        _inOrder.Enqueue((new Key(community, author, fingerprint), saying));
        if (sayings.Count > MostOfOneThing)
        {
            // The first says since when; of the rest the oldest matter least.
            sayings.RemoveAt(1);
        }

        Forget();
    }

    private void Forget()
    {
        while (_inOrder.TryPeek(out var oldest) && (_inOrder.Count > capacity || _latest - oldest.Saying.At > window))
        {
            _inOrder.Dequeue();
            if (!_byKey.TryGetValue(oldest.Key, out var sayings))
                continue;

            sayings.RemoveAll(one => one.Message == oldest.Saying.Message);
            if (sayings.Count == 0)
                _byKey.Remove(oldest.Key);
        }
    }

    private readonly record struct Key(CommunityId Community, MemberId Author, long Fingerprint);
}
