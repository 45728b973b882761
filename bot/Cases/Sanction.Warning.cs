using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>The first strike.</summary>
internal sealed class Warning : Sanction
{
    public override Disposition Disposition => Disposition.Warning;

    public override Notice Notice => Notice.Warning;

    public override IReadOnlyDictionary<string, Type> Stored { get; } =
        new Dictionary<string, Type> { ["warned"] = typeof(CaseEvent.Warned) };

    public override string Name => "warning";

    public override string Label => "Warn";

    public override string Done => "warned";

    public override string Title(ClauseId clause) => $"Warning under {clause}";

    public override string Opening(CaseOutcome outcome) =>
        "A moderator has decided that what you said is against our charter. This is a warning.";

    public override string WhatNow(CaseOutcome outcome, Func<DateTimeOffset, string> time) =>
        "Please keep to the charter. A further breach may lead to a request to cease.";
}

internal abstract partial record CaseAction
{
    public sealed record Warn(ClauseId Clause, string Words) : Impose(Sanction.Warning, Clause, Words)
    {
        public override CaseEvent Happens(MemberId who, CasePolicy policy, DateTimeOffset now) =>
            new CaseEvent.Warned(now, who, Clause, Words);
    }
}

internal abstract partial record CaseEvent
{
    public sealed record Warned(DateTimeOffset At, MemberId Who, ClauseId Clause, string Words) : Decided(At, Who)
    {
        public override string Briefly => "warning given";

        public override CaseOutcome OutcomeIn(CaseState before) =>
            new(Disposition.Warning, Clause, Words, Who, At) { Notice = NoticeState.Sending };
    }
}
