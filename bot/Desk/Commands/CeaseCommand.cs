using Belong.Bot.Chat;
using Belong.Bot.Desk.Verbs;

namespace Belong.Bot.Desk.Commands;

/// <summary><c>/cease</c>: a behaviour, or any contact with one member (C8).</summary>
internal sealed class CeaseCommand(CeaseVerb verb, SanctionDesk desk) : SanctionCommand(verb, desk)
{
    private const string Towards = "towards";

    private readonly SanctionDesk _desk = desk;

    public override CommandSpec Spec { get; } =
        new("cease", "Ask a member to cease", Roles.Moderator | Roles.Operator)
        {
            Options =
            [
                .. Options("words", required: false),
                new(Towards, "A member who does not want contact (C8)", OptionKind.Member) { MaxLength = 100 },
            ],
        };

    // Said here, as nobody who types needs to know of a case.
    protected override async Task<Reply?> WhyNotAsync(
        CommandCall call,
        Member subject,
        CancellationToken cancellationToken
    )
    {
        if (call[Towards] is null)
            return null;

        var (towards, unknown) = await _desk.FindAsync(call, Towards, cancellationToken);
        return towards?.Id == subject.Id
            ? new FieldFault(Towards, "that is the member who is asked to cease").ToReply()
            : unknown;
    }
}
