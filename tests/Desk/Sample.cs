using System.Reflection;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Tests.Desk;

/// <summary>An example of any member of a closed set of records, made of what its constructor asks for.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The members of a closed set.</summary>
    public static IEnumerable<Type> KindsOf(Type set) =>
        set.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Where(kind => !kind.IsAbstract && kind.IsSubclassOf(set));

    public static T Of<T>(string name)
    {
        var kind = KindsOf(typeof(T)).Single(one => one.Name == name);
        var constructor = kind.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return (T)constructor.Invoke([.. constructor.GetParameters().Select(one => ValueOf(one.ParameterType))]);
    }

    private static object ValueOf(Type asked)
    {
        var type = Nullable.GetUnderlyingType(asked) ?? asked;
        return type switch
        {
            { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
            _ when type == typeof(DateTimeOffset) => At,
            _ when type == typeof(string) => "because",
            _ when type == typeof(bool) => false,
            _ when type == typeof(MemberId) => Cast.Ash.Id,
            _ when type == typeof(CommunityId) => Cast.Community,
            _ when type == typeof(ChannelId) => Cast.Forum,
            _ when type == typeof(MessageId) => new MessageId("test:m1"),
            _ when type == typeof(ClauseId) => new ClauseId("C1"),
            _ when type == typeof(CaseId) => new CaseId(1),
            _ when type == typeof(Flag) => Cast.Insult(),
            _ when type == typeof(Concern) => new Concern(new ClauseId("C1"), "because"),
            _ when type == typeof(IReadOnlyList<RaidMember>) => new List<RaidMember> { new(Cast.Bo.Id, At, null) },
            _ => throw new InvalidOperationException($"an example of {type.Name} is lacking here"),
        };
    }
}
