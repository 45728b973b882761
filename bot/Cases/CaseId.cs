using System.Globalization;

namespace Belong.Bot.Cases;

/// <summary>A case's number, as people say it: "case 42".</summary>
internal readonly record struct CaseId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
