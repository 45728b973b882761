using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Xunit;
using static Belong.Tests.Desk.Cast;

namespace Belong.Tests.Desk;

/// <summary>The card of a case that nobody has decided: what was found, and what is known beside it.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task A_flag_that_nobody_has_looked_at()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Platform.Say(Said(Bo, "m0", "Shall we meet at the library next week?", -3));

        await story.FlagAsync(Ash, Insult());

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_threat_is_urgent()
    {
        await using var story = await DeskStory.BeginAsync();

        await story.FlagAsync(Ash, Threat());

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task Several_reasons_for_one_message_that_was_edited_and_read_late()
    {
        await using var story = await DeskStory.BeginAsync();
        var flag = AFlag(FlagCategory.Promotion, "C20", "Half price until Friday, only with me!", "m7");
        var earlier = new MessageReference(Events, new MessageId("test:m3"), 0, null);

        await story.FlagAsync(
            Ash,
            flag with
            {
                Message = flag.Message with { Edit = 2 },
                Late = true,
                Reasons =
                [
                    .. flag.Reasons,
                    new FlagReason(FlagCategory.Repetition, new ClauseId("C20"), 1, "repetition", "said before.")
                    {
                        Earlier = earlier,
                    },
                ],
            }
        );

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task What_the_platform_held_back_stood_in_no_channel_and_cannot_be_hidden()
    {
        await using var story = await DeskStory.BeginAsync();
        var flag = AFlag(FlagCategory.PlatformFilter, "C1", "a word that nobody saw", "filter-1");

        await story.FlagAsync(Ash, flag with { Message = flag.Message with { NeverPosted = true, Link = null } });

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task Of_many_flags_the_last_three_are_shown_with_what_became_of_the_messages()
    {
        await using var story = await DeskStory.BeginAsync();
        for (var number = 1; number <= 5; number++)
            await story.FlagAsync(Ash, Insult($"m{number}", number));

        await story.FindAsync(
            new CaseNews.EvidenceChanged(new MessageId("test:m4"), Deleted: false),
            new CaseNews.EvidenceChanged(new MessageId("test:m5"), Deleted: true)
        );

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task Every_category_has_a_name_on_the_card()
    {
        await using var story = await DeskStory.BeginAsync();
        var flag = Insult();

        await story.FlagAsync(
            Ash,
            flag with
            {
                Reasons = [.. FlagCategory.All.Select(category => flag.Reasons[0] with { Category = category })],
            }
        );

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task Reports_show_a_token_and_never_a_name()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Platform.Say(Said(Ash, "m1", "Nobody wants you here.", -5));
        await story.TypeAsync(
            Bo,
            "report",
            ("message", "test:m1"),
            ("clause", "C1"),
            ("words", "It goes on like this every week."),
            ("behalf", "Kit")
        );
        await story.TypeAsync(Noor, "report", ("member", "Ash"), ("clause", "C6"), ("confidential", "false"));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_complaint_about_Belong_itself()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.TypeAsync(Bo, "report", ("clause", "C30"), ("words", "My complaint was never answered."));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_case_opened_in_shadow_mode()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Shadow = true;

        await story.FlagAsync(Ash, Insult());

        await story.WriteCardAsync();
        story.Write("Mira warns", await story.FillInAsync(Mira, "Warn"));
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_claimed_case_with_notes()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());

        story.Write("Mira claims", await story.PressAsync(Mira, "Claim"));
        story.Write("Noor notes", await story.FillInAsync(Noor, "Note", ("text", "They know each other.")));

        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task What_a_platform_cannot_do_is_said_and_not_offered()
    {
        await using var story = await DeskStory.BeginAsync();
        story.Platform.Capabilities = new PlatformCapabilities(false, false, false, false, new HashSet<Removal>());

        await story.FlagAsync(Ash, Insult());

        await story.WriteCardAsync();
        story.Platform.Capabilities = story.Platform.Capabilities with { CanHideMessages = true };
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task A_raid_is_a_case_without_a_member()
    {
        await using var story = await DeskStory.BeginAsync();

        await story.RaidAsync(
            new RaidMember(new MemberId("test:r1"), story.Now, story.Now.AddHours(-2)),
            new RaidMember(new MemberId("test:r2"), story.Now, null)
        );

        await story.WriteCardAsync();
        story.Write("Mira dismisses", await story.FillInAsync(Mira, "Dismiss", ("reason", "A class trip.")));
        await story.WriteCardAsync();
        story.Matches();
    }

    [Fact]
    public async Task History_stands_on_the_card_and_lifts_the_suggested_step()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.FillInAsync(Mira, "Warn");
        await story.CarryOutAsync();
        await story.AfterAsync(TimeSpan.FromDays(10));
        await story.FlagAsync(Ash, Insult("m2", 20));
        await story.PressIdAsync(Noor, "case:2:dismiss", Filled(("reason", "A quotation.")));
        await story.AfterAsync(TimeSpan.FromDays(10));

        await story.FlagAsync(Ash, Insult("m3", 40));

        await story.WriteCardAsync(3);
        story.Matches();
    }

    [Fact]
    public async Task A_breach_of_a_request_to_cease()
    {
        await using var story = await DeskStory.BeginAsync();
        await story.FlagAsync(Ash, Insult());
        await story.FillInAsync(Mira, "Request to cease");
        await story.CarryOutAsync();

        await story.FlagAsync(Ash, Insult("m2", 30));

        await story.WriteCardAsync(2);
        story.Matches();
    }
}
