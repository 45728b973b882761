using System.Globalization;
using System.Text.Json.Nodes;

namespace Belong.FakeDiscord.World;

/// <summary>What a channel allows or denies to one role or one member, over the roles' own permissions.</summary>
/// <param name="Target">The role or the member.</param>
public sealed record Overwrite(Snowflake Target, bool IsMember, Permission Allow, Permission Deny)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["id"] = Target.ToString(),
            ["type"] = IsMember ? 1 : 0,
            ["allow"] = ((ulong)Allow).ToString(CultureInfo.InvariantCulture),
            ["deny"] = ((ulong)Deny).ToString(CultureInfo.InvariantCulture),
        };
}
