using Belong.Bot.Charter;
using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>A private word, and no strike.</summary>
internal sealed class Reminder : Sanction
{
    public override Disposition Disposition => Disposition.Reminder;

    public override Notice Notice => Notice.Reminder;

    public override IReadOnlyDictionary<string, Type> Stored { get; } =
        new Dictionary<string, Type> { ["reminded"] = typeof(CaseEvent.Reminded) };

    public override string Name => "reminder";

    public override string Label => "Remind";

    public override string Done => "reminded";

    public override bool IsStrike => false;

    public override string Title(ClauseId clause) => $"A reminder of {clause}";

    public override string Opening(CaseOutcome outcome) =>
        "A moderator asks you to keep this part of our charter in mind. This is not a sanction.";

    public override string WhatNow(CaseOutcome outcome, Func<DateTimeOffset, string> time) =>
        "Nothing more. You can edit or delete the message if you like.";
}

internal abstract partial record CaseAction
{
    public sealed record Remind(ClauseId Clause, string Words) : Impose(Sanction.Reminder, Clause, Words)
    {
        public override CaseEvent Happens(MemberId who, CasePolicy policy, DateTimeOffset now) =>
            new CaseEvent.Reminded(now, who, Clause, Words);
    }
}

internal abstract partial record CaseEvent
{
    public sealed record Reminded(DateTimeOffset At, MemberId Who, ClauseId Clause, string Words) : Decided(At, Who)
    {
        public override string Briefly => "reminder sent";

        public override CaseOutcome OutcomeIn(CaseState before) =>
            new(Disposition.Reminder, Clause, Words, Who, At) { Notice = NoticeState.Sending };
    }
}
