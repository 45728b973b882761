using System.Text.RegularExpressions;

namespace Belong.Tests.Floors;

/// <summary>Reads source text for the rooms and vendors that it names.</summary>
internal static partial class FloorCheck
{
    /// <summary>Every violation in one file of a room, each naming the line.</summary>
    public static IEnumerable<string> Violations(string room, string file, string source)
    {
        var lines = WithoutComments().Replace(source, "").Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            foreach (var named in RoomsIn(lines[number]).Where(named => named != room).Distinct())
            {
                if (!FloorPlan.MayName.TryGetValue(room, out var below) || !below.Contains(named))
                    yield return $"{file}:{number + 1}: {room} names {named}";
            }

            foreach (var vendor in FloorPlan.NeverUses.GetValueOrDefault(room, []))
            {
                if (Regex.IsMatch(lines[number], $@"(?<![\w.]){Regex.Escape(vendor)}\b"))
                    yield return $"{file}:{number + 1}: {room} uses {vendor}";
            }
        }
    }

    private static IEnumerable<string> RoomsIn(string line)
    {
        // `using Belong.Bot.Chat;`, `Belong.Classifiers.Model.TextClassifier`, and `Chat.Roles` from inside the bot.
        foreach (Match match in Qualified().Matches(line))
        {
            var project = match.Groups["project"].Value == "Classifiers" ? "Classifiers." : "";
            var room = match.Groups["room"].Value;
            yield return room == "Platforms" ? $"Platforms.{match.Groups["next"].Value}" : project + room;
        }

        foreach (Match match in Relative().Matches(line))
            yield return match.Groups["room"].Value;
    }

    [GeneratedRegex(@"//.*?$|/\*.*?\*/|""(?:[^""\\\n]|\\.)*""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex WithoutComments();

    [GeneratedRegex(@"\bBelong\.(?<project>Bot|Classifiers)\.(?<room>[A-Z]\w+)(?:\.(?<next>[A-Z]\w+))?")]
    private static partial Regex Qualified();

    [GeneratedRegex(
        @"(?<![\w.])(?<room>Workers|Screening|Desk|Store|Learning|Outbox|Cases|Charter|Chat|Files|Resilience)\."
            + @"(?=[A-Z]\w+)(?!\w+\s*=)"
    )]
    private static partial Regex Relative();
}
