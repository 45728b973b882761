using System.Net.Mail;

namespace Belong.Bot.Desk;

/// <summary>
/// The addresses that the charter promises (C13, C30): required outside the embedded community, and shown in every
/// notice that somebody may want to answer.
/// </summary>
internal sealed record ContactOptions
{
    public const string Section = "Contacts";

    /// <summary>Where harassment can be reported by mail (C13).</summary>
    public string? Reports { get; init; }

    /// <summary>Where a sanction can be appealed, also by somebody who was expelled.</summary>
    public string? Appeals { get; init; }

    /// <summary>Where a complaint about Belong itself goes (C30).</summary>
    public string? Complaints { get; init; }

    /// <summary>
    /// What stands in for the addresses in the embedded community, where there is nobody to write to.
    /// </summary>
    public static ContactOptions Embedded { get; } =
        new()
        {
            Reports = "reports@belong.example",
            Appeals = "appeals@belong.example",
            Complaints = "trustees@belong.example",
        };

    /// <summary>Every fault, each with its setting and the remedy.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (
            var (name, value, use) in new[]
            {
                (nameof(Reports), Reports, "reports by mail (C13)"),
                (nameof(Appeals), Appeals, "appeals"),
                (nameof(Complaints), Complaints, "complaints about Belong itself (C30)"),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{Section}:{name} is missing: set the address for {use}.";
            else if (!MailAddress.TryCreate(value, out _))
                yield return $"{Section}:{name} is not an e-mail address: write it as name@example.org.";
        }
    }
}
