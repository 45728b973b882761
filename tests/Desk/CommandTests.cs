using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Desk;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>What commands answer.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Every_command_as_it_is_offered()
    {
        await using var story = await DeskStory.BeginAsync();

        foreach (var spec in story.The<CommandDesk>().Specs.OrderBy(spec => spec.Name, StringComparer.Ordinal))
            story.WriteText($"/{spec.Name}", PlainText.Of(spec));

        story.Matches();
    }

    [Fact]
    public async Task Help_lists_what_each_may_use()
    {
        await using var story = await DeskStory.BeginAsync();

        foreach (var member in new[] { Ash, Mira, Odell, Tamsin })
            story.Write(member.Name, await story.TypeAsync(member, "help"));

        story.Matches();
    }

    [Fact]
    public async Task The_charter_whole_and_by_its_words()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write("All", await story.TypeAsync(Ash, "charter"));
        story.Write("By an id", await story.TypeAsync(Ash, "charter", ("words", "c20")));
        story.Write("By words", await story.TypeAsync(Ash, "charter", ("words", "somebody keeps writing to me")));
        story.Write("Nothing found", await story.TypeAsync(Ash, "charter", ("words", "xylophone")));
        story.Write("Suggestions", await story.SuggestAsync(Ash, "charter", "words", "C2"));

        story.Matches();
    }

    [Fact]
    public async Task The_queue_of_each()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Write("Nothing waits", await story.TypeAsync(Mira, "queue"));
        await story.FlagAsync(Ash, Insult());
        await story.PressIdAsync(Noor, "case:1:claim:v1");
        await story.AfterAsync(TimeSpan.FromHours(3));
        await story.FlagAsync(Bo, Threat("m2"));
        await story.FlagAsync(Mira, Insult("m3"));
        await story.TypeAsync(Ash, "report", ("clause", "C30"), ("words", "No answer for weeks."));
        await story.RaidAsync(new RaidMember(new MemberId("test:r1"), story.Now, null));
        await story.PressIdAsync(
            Noor,
            "case:2:expel:v1",
            Filled(("reason", "It was meant."), ("clause", "C7"), ("how", "ban"))
        );
        await story.AfterAsync(TimeSpan.FromMinutes(20));

        foreach (var member in new[] { Mira, Odell, Tamsin })
            story.Write(member.Name, await story.TypeAsync(member, "queue"));
        await story.AfterAsync(TimeSpan.FromDays(3));
        story.Write("Mira, three days later", await story.TypeAsync(Mira, "queue"));
        story.Write("Suggestions for /case show", await story.SuggestAsync(Odell, "case show", "case", ""));

        story.Matches();
    }

    [Fact]
    public async Task The_history_of_a_member_and_their_own_record()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Write("Mira asks before anything happened", await story.TypeAsync(Mira, "history", ("member", "Ash")));
        story.Write("Ash asks before anything happened", await story.TypeAsync(Ash, "my record"));
        await DecideAsync(story, 1, "warn", ("words", "Please stop."));
        await DecideAsync(story, 2, "dismiss", ("reason", "A quotation."));
        await DecideAsync(story, 3, "cease", ("clause", "C8"), ("towards", "Bo"));
        await story.PressIdAsync(Ash, "case:3:acknowledge");
        await story.TypeAsync(Odell, "case appeal", ("case", "1"), ("outcome", "upheld"), ("reason", "A quotation."));
        story.Shadow = true;
        await DecideAsync(story, 4, "warn");
        story.Shadow = false;
        await story.FlagAsync(Ash, Insult("m5"));

        story.Write("Mira asks", await story.TypeAsync(Mira, "history", ("member", "@ash")));
        story.Write("Mira asks for her own", await story.TypeAsync(Mira, "history", ("member", "Mira")));
        story.Write("Mira asks for nobody's", await story.TypeAsync(Mira, "history", ("member", "Zed")));
        story.Write("Ash asks", await story.TypeAsync(Ash, "my record"));

        story.Matches();
    }

    [Fact]
    public async Task What_can_be_done_with_a_case_by_command()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        story.Write("/case show", await story.TypeAsync(Mira, "case show", ("case", "1")));
        story.Write("/case claim", await story.TypeAsync(Mira, "case claim", ("case", "1")));
        story.Write("/case claim again", await story.TypeAsync(Mira, "case claim", ("case", "1")));
        story.Write("/case note", await story.TypeAsync(Mira, "case note", ("case", "1"), ("text", "Old friends.")));
        story.Write(
            "/case delivered",
            await story.TypeAsync(Mira, "case delivered", ("case", "1"), ("how", "In person."))
        );
        story.Write(
            "/case appeal",
            await story.TypeAsync(Odell, "case appeal", ("case", "1"), ("outcome", "upheld"), ("reason", "So."))
        );

        story.Matches();
    }

    [Fact]
    public async Task A_name_behind_a_token_is_for_operators_and_a_confidential_one_for_the_trustee()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.TypeAsync(Ash, "report", ("member", "Mira"), ("clause", "C1"));
        await story.TypeAsync(Bo, "report", ("member", "Mira"), ("clause", "C1"), ("confidential", "false"));

        story.Write("Odell asks for Reporter-1", await RevealAsync(Odell, "Reporter-1"));
        story.Write("Tamsin asks for Reporter-1", await RevealAsync(Tamsin, "reporter-1"));
        story.Write("Odell asks for Reporter-2", await RevealAsync(Odell, "Reporter-2"));
        story.Write("Odell asks for nobody", await RevealAsync(Odell, "Affected-1"));

        story.Matches();

        Task<Reply> RevealAsync(Member by, string token) =>
            story.TypeAsync(by, "case reveal", ("case", "1"), ("token", token));
    }

    [Fact]
    public async Task Sanctions_by_command()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write("/warn", await story.TypeAsync(Mira, "warn", ("member", "Ash"), ("clause", "C1")));
        story.Write(
            "/cease",
            await story.TypeAsync(Mira, "cease", ("member", "Ash"), ("clause", "C8"), ("towards", "Bo"))
        );
        story.Write("/timeout", await story.TypeAsync(Mira, "timeout", ("member", "Bo"), ("clause", "C1")));
        story.Write(
            "/timeout for a week",
            await story.TypeAsync(Mira, "timeout", ("member", "Noor"), ("clause", "C1"), ("for", "7d"))
        );
        story.Write(
            "/expel",
            await story.TypeAsync(Mira, "expel", ("member", "Bo"), ("clause", "C7"), ("reason", "The threat."))
        );
        story.Write("Suggestions", await story.SuggestAsync(Mira, "warn", "clause", "threat"));
        story.Write("Suggestions for somebody else", await story.SuggestAsync(Ash, "warn", "clause", "threat"));

        story.Matches();
    }

    [Fact]
    public async Task A_reminder_of_the_charter_now_never_of_the_same_clause_twice_running()
    {
        await using var story = await DeskStory.BeginAsync();

        story.Write("Here", await story.TypeAsync(Mira, "reminder now"));
        story.Write("And again", await story.TypeAsync(Mira, "reminder now"));
        story.Write("Elsewhere", await story.TypeAsync(Mira, "reminder now", ("channel", "#events")));
        story.Write("Nowhere", await story.TypeAsync(Mira, "reminder now", ("channel", "attic")));
        await story.CarryOutAsync();
        foreach (var (channel, post) in story.Platform.Posts.Values)
            story.Write($"In {channel}", post);

        story.Matches();
    }

    private static async Task DecideAsync(
        DeskStory story,
        int number,
        string verb,
        params (string Field, string Value)[] values
    )
    {
        await story.FlagAsync(Ash, Insult($"m{number}"));
        await story.PressIdAsync(Noor, $"case:{number}:{verb}", Filled(values));
        await story.CarryOutAsync();
        await story.AfterAsync(TimeSpan.FromHours(1));
    }
}
