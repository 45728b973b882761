using Belong.Bot.Platforms.Discord.Checks;
using Belong.FakeDiscord.Faults;
using Belong.FakeDiscord.Gateway;
using Belong.FakeDiscord.World;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The self-check names everything that is missing, with the remedy.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private DiscordSubject _subject = null!;

    public async Task InitializeAsync() => _subject = await DiscordSubject.PrepareAsync();

    public async Task DisposeAsync() => await _subject.DisposeAsync();

    [Fact]
    public async Task A_good_set_up_is_good()
    {
        var lines = await CheckAsync();

        Assert.All(lines, line => Assert.Equal(CheckResult.Good, line.Result));
        Assert.Empty(_subject.Discord.Contract.Violations);
    }

    [Fact]
    public async Task A_wrong_token_is_named()
    {
        _subject.Build();
        _subject.Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.Status) { Status = 401, Times = 10 });

        await SaysAsync(CheckResult.Wrong, "does not accept the bot's token", "Reset Token");
    }

    [Fact]
    public async Task Missing_intents_are_named_and_do_not_keep_the_bot_from_starting()
    {
        _subject.People.Grant(Intents.None);

        await SaysAsync(CheckResult.Lacking, "Message Content Intent");
        await SaysAsync(CheckResult.Lacking, "Server Members Intent");
    }

    [Fact]
    public async Task A_server_without_the_bot_gets_the_invitation()
    {
        _subject.People.ExpelBot(_subject.Town.Guild);

        await SaysAsync(
            CheckResult.Wrong,
            "not on the server",
            "https://discord.com/oauth2/authorize?client_id=",
            "applications.commands"
        );
    }

    [Fact]
    public async Task The_invitation_asks_for_what_the_settings_need_and_no_more()
    {
        _subject.Settings.Removals = [Belong.Bot.Chat.Removal.Kick];

        var needed =
            Permission.ViewChannel
            | Permission.SendMessages
            | Permission.SendMessagesInThreads
            | Permission.ReadMessageHistory
            | Permission.EmbedLinks
            | Permission.ManageMessages
            | Permission.ModerateMembers
            | Permission.ViewAuditLog
            | Permission.KickMembers
            | Permission.ManageThreads
            | Permission.ManageGuild;
        await SaysAsync(CheckResult.Good, $"&permissions={(ulong)needed}&");
    }

    [Fact]
    public async Task A_moderators_channel_that_everybody_sees_is_refused()
    {
        _subject.People.SetOverwrite(
            _subject.Town.ModeratorsChannel,
            new Overwrite(_subject.Town.Guild.Id, IsMember: false, Permission.None, Permission.None)
        );

        await SaysAsync(CheckResult.Wrong, "everybody can see #moderators");
    }

    [Fact]
    public async Task Missing_roles_and_channels_are_refused_by_their_setting()
    {
        _subject.Settings.TrusteeRoles = ["Nobodies"];
        _subject.Settings.OperatorsChannel = "nowhere";

        await SaysAsync(CheckResult.Wrong, "'Nobodies' (TrusteeRoles)");
        await SaysAsync(CheckResult.Wrong, "'nowhere' (OperatorsChannel)");
    }

    [Fact]
    public async Task A_role_of_a_name_that_others_have_too_is_named_and_the_oldest_counts()
    {
        var other = _subject.People.AddRole(_subject.Town.Guild, "moderators");
        _subject.People.GiveRole(_subject.Town.Owner, _subject.Town.Alice, other);

        await SaysAsync(CheckResult.Lacking, "several roles 'Moderators' (ModeratorRoles)");
        await _subject.ConnectAsync();
        Assert.False(
            (await _subject.Platform.FindMemberAsync(DiscordSubject.IdOf(_subject.Town.Alice), default))!.Has(
                Belong.Bot.Chat.Roles.Moderator
            )
        );
        Assert.True(
            (await _subject.Platform.FindMemberAsync(DiscordSubject.IdOf(_subject.Town.Mod), default))!.Has(
                Belong.Bot.Chat.Roles.Moderator
            )
        );
    }

    [Fact]
    public async Task Missing_permissions_are_named_for_the_server_and_for_each_channel()
    {
        var (town, people) = (_subject.Town, _subject.People);
        people.SetPermissions(
            town.Guild,
            town.BotRole,
            Belong.FakeDiscord.Control.Town.BotPermissions
                & ~(Permission.BanMembers | Permission.ViewAuditLog | Permission.ManageThreads | Permission.ManageGuild)
        );
        people.SetOverwrite(
            town.General,
            new Overwrite(
                town.BotRole.Id,
                IsMember: false,
                Permission.None,
                Permission.ManageMessages | Permission.ReadMessageHistory
            )
        );
        people.SetOverwrite(
            town.ModeratorsChannel,
            new Overwrite(town.BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.SendMessages)
        );

        await SaysAsync(CheckResult.Lacking, "Ban Members");
        await SaysAsync(CheckResult.Lacking, "View Audit Log");
        await SaysAsync(CheckResult.Lacking, "Manage Server", "AutoMod");
        await SaysAsync(CheckResult.Lacking, "Manage Threads", "forum posts");
        await SaysAsync(CheckResult.Lacking, "Manage Messages and Read Message History in #general");
        await SaysAsync(CheckResult.Wrong, "Send Messages in #moderators");
    }

    [Fact]
    public async Task Role_positions_are_named()
    {
        _subject.People.AddRole(_subject.Town.Guild, "Chiefs", above: _subject.Town.BotRole);
        _subject.People.MoveAbove(_subject.Town.Guild, _subject.Town.Access, _subject.Town.BotRole);

        await SaysAsync(CheckResult.Lacking, "stands below Members, Chiefs");
        await SaysAsync(CheckResult.Lacking, "access role Members");
    }

    [Fact]
    public async Task Staff_to_whom_Discord_would_not_show_their_commands_are_named()
    {
        var (town, people) = (_subject.Town, _subject.People);
        people.SetPermissions(town.Guild, town.Moderators, Permission.None);
        people.SetPermissions(town.Guild, town.Operators, Permission.ModerateMembers);
        people.SetPermissions(town.Guild, _subject.Trustees, Permission.None);

        await SaysAsync(CheckResult.Lacking, "the role Moderators lacks Time Out Members", "Integrations");
        await SaysAsync(CheckResult.Lacking, "the role Operators lacks Manage Server", "Integrations");
        await SaysAsync(CheckResult.Lacking, "the role Trustees lacks Time Out Members", "Integrations");
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named()
    {
        _subject.Build();
        _subject.Discord.Faults.OnNextRequests(new RestFault(RestFaultKind.ResetBefore) { Times = 100 });

        await SaysAsync(CheckResult.Unknown, _subject.Discord.ApiBase, "See that this machine reaches it");
    }

    private async Task SaysAsync(CheckResult result, params string[] words)
    {
        var lines = await CheckAsync();
        Assert.True(
            lines.Any(line =>
                line.Result == result && words.All(word => line.Text.Contains(word, StringComparison.Ordinal))
            ),
            string.Join("\n", lines)
        );
    }

    private Task<IReadOnlyList<CheckLine>> CheckAsync()
    {
        _subject.Build();
        return _subject.Services.GetRequiredService<DiscordCheck>().RunAsync(CancellationToken.None);
    }
}
