using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Tests.Desk;

/// <summary>Who appears in the stories, where they speak, and what they say.</summary>
internal static class Cast
{
    public static readonly CommunityId Community = new("test:main");
    public static readonly ChannelId Forum = new("test:forum");
    public static readonly ChannelId Events = new("test:events");

    public static readonly Member Ash = new(new MemberId("test:ash"), "Ash", Roles.Member);
    public static readonly Member Bo = new(new MemberId("test:bo"), "Bo", Roles.Member);
    public static readonly Member Mira = new(new MemberId("test:mira"), "Mira", Roles.Member | Roles.Moderator);
    public static readonly Member Noor = new(new MemberId("test:noor"), "Noor", Roles.Member | Roles.Moderator);
    public static readonly Member Odell = new(new MemberId("test:odell"), "Odell", Roles.Member | Roles.Operator);
    public static readonly Member Tamsin = new(new MemberId("test:tamsin"), "Tamsin", Roles.Member | Roles.Trustee);

    public static IReadOnlyList<Member> All { get; } = [Ash, Bo, Mira, Noor, Odell, Tamsin];

    public static IReadOnlyDictionary<ChannelId, string> Channels { get; } =
        new Dictionary<ChannelId, string> { [Forum] = "forum", [Events] = "events" };

    /// <summary>An insult in the forum, with the words that weighed marked.</summary>
    public static Flag Insult(string message = "m1", int minute = -1) =>
        AFlag(FlagCategory.Insult, "C1", "You are a waste of space, Bo.", message, minute) with
        {
            Marks = [new TextMark(10, 14, "insult")],
        };

    public static Flag Threat(string message = "m1", int minute = -1) =>
        AFlag(FlagCategory.Threat, "C7", "Come to the meeting and I will break your arm.", message, minute) with
        {
            Urgent = true,
            Marks = [new TextMark(31, 14, "threat")],
        };

    public static Flag AFlag(FlagCategory category, string clause, string text, string message, int minute = -1) =>
        new(
            new MessageReference(Forum, new MessageId($"test:{message}"), 0, $"https://chat.example/forum/{message}"),
            text,
            Morning.AddMinutes(minute),
            [new FlagReason(category, new ClauseId(clause), 0.93, "classifier", "speaks to a member.")],
            []
        );

    /// <summary>The message that was flagged, as it stands in its channel.</summary>
    public static ChatMessage Said(Member by, Flag flag) =>
        new(Community, flag.Message.Channel, flag.Message.Message, by.Id, flag.Text, flag.At)
        {
            Edit = flag.Message.Edit,
            Link = flag.Message.Link,
        };

    public static ChatMessage Said(Member by, string message, string text, int minute) =>
        new(Community, Forum, new MessageId($"test:{message}"), by.Id, text, Morning.AddMinutes(minute))
        {
            Link = $"https://chat.example/forum/{message}",
        };

    /// <summary>A form's fields.</summary>
    public static IReadOnlyDictionary<string, string> Filled(params (string Field, string Value)[] values) =>
        values.ToDictionary(one => one.Field, one => one.Value);

    /// <summary>When the stories begin: a Monday, nine o'clock in London.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
}
