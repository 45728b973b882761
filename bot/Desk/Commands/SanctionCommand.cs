using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Desk.Commands;

/// <summary>
/// What <c>/warn</c>, <c>/cease</c> and <c>/expel</c> share: a member, a clause, words; into the member's open case, or
/// a new one.
/// </summary>
internal abstract class SanctionCommand(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks
) : ICommand
{
    public abstract CommandSpec Spec { get; }

    protected static IReadOnlyList<CommandOption> Options(string words, bool required) =>
        [
            new("member", "Whom it is about", OptionKind.Member) { Required = true, MaxLength = 100 },
            // Long enough for the words of a clause, by which its id is suggested.
            new("clause", "The clause's id, for example " + "C20", OptionKind.Text)
            {
                Required = true,
                MaxLength = 100,
                Suggests = true,
            },
            new(words, words == "reason" ? "Why, with the evidence" : "Words to the " + "member", OptionKind.Text)
            {
                Required = required,
            },
        ];

    protected abstract Task<(CaseAction? Action, Reply? Fault)> ActionAsync(
        CommandCall call,
        ClauseId clause,
        Member subject,
        CancellationToken cancellationToken
    );

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(call.Community, call["member"]!, cancellationToken) is not { } subject)
            return MemberFinder.NotFound("member", call["member"]!);

        var clause = new ClauseId(
            call["clause"]!.ToUpperInvariant() is var id && charter.Find(new ClauseId(id)) is not null
                ? id
                : call["clause"]!
        );
        if (charter.Find(clause) is null)
        {
            return new FieldFault(
                "clause",
                $"there is no clause '{call["clause"]}' in version {charter.Version}: " + $"/charter lists them"
            ).ToReply();
        }

        var (action, fault) = await ActionAsync(call, clause, subject, cancellationToken);
        if (fault is not null)
            return fault;
        var actor = Actor.From(call.By);
        if (await HeldBackAsync(call, subject, actor, cancellationToken) is { } heldBack)
            return heldBack;

        if (await ranks.RefuseAsync(call.Community, subject.Id, null, action!, actor, cancellationToken) is { } refused)
            return refused;

        return Answer.To(
            action!,
            await cases.DecideAboutAsync(call.Community, subject.Id, action!, actor, cancellationToken)
        );
    }

    /// <summary>The clauses under which there may be a sanction.</summary>
    public Task<IReadOnlyList<Choice>> SuggestAsync(SuggestionCall call, CancellationToken cancellationToken) =>
        Task.FromResult(
            ClauseSuggestions.For(
                charter.Clauses.Where(clause => clause.Use == ClauseUse.Sanction),
                charter,
                call.Typed
            )
        );

    private async Task<Reply?> HeldBackAsync(
        CommandCall call,
        Member subject,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var field = call.Options.ContainsKey("reason") ? "reason" : "words";
        if (call[field] is not { } words)
            return null;

        // Who may not work a case learns nothing of it, not even by trying names on it: the law refuses them in its own
        // words.
        foreach (var queue in Enum.GetValues<Queue>())
        {
            if (
                await store.FindOpenAsync(call.Community, subject.Id, queue, cancellationToken) is { } file
                && CaseWorkflow.WhyNotWork(queue, subject.Id, actor, file.Parties) is null
                && await outgoing.WhyHeldBackAsync(file, words, cancellationToken) is { } why
            )
            {
                return new Reply.Refused(RefusalKind.Invalid, why) { Field = field };
            }
        }

        return null;
    }
}

/// <summary><c>/warn</c></summary>
internal sealed class WarnCommand(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks
) : SanctionCommand(cases, store, finder, charter, outgoing, ranks)
{
    public override CommandSpec Spec { get; } =
        new("warn", "Warn a member", Roles.Moderator | Roles.Operator) { Options = Options("words", required: false) };

    protected override Task<(CaseAction? Action, Reply? Fault)> ActionAsync(
        CommandCall call,
        ClauseId clause,
        Member subject,
        CancellationToken cancellationToken
    ) => Task.FromResult<(CaseAction?, Reply?)>((new CaseAction.Warn(clause, call["words"] ?? ""), null));
}

/// <summary><c>/cease</c>: a behaviour, or any contact with one member (C8).</summary>
internal sealed class CeaseCommand(
    CaseService cases,
    ICaseStore store,
    MemberFinder finder,
    CommunityCharter charter,
    OutgoingCheck outgoing,
    RankCheck ranks
) : SanctionCommand(cases, store, finder, charter, outgoing, ranks)
{
    private readonly MemberFinder _finder = finder;

    public override CommandSpec Spec { get; } =
        new("cease", "Ask a member to cease", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("words", required: false),
                new("towards", "A member who does not want contact (C8)", OptionKind.Member) { MaxLength = 100 },
            ],
        };

    protected override async Task<(CaseAction? Action, Reply? Fault)> ActionAsync(
        CommandCall call,
        ClauseId clause,
        Member subject,
        CancellationToken cancellationToken
    )
    {
        MemberId? towards = null;
        if (call["towards"] is { } name)
        {
            if (await _finder.FindAsync(call.Community, name, cancellationToken) is not { } member)
                return (null, MemberFinder.NotFound("towards", name));
            if (member.Id == subject.Id)
                return (null, new FieldFault("towards", "that is the member who is asked to cease").ToReply());
            towards = member.Id;
        }

        return (new CaseAction.RequestToCease(clause, call["words"] ?? "", towards), null);
    }
}
