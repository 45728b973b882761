namespace Belong.Bot.Chat;

/// <summary>What a person may do here. A platform maps its own roles to these (settings, on Discord).</summary>
[Flags]
internal enum Roles
{
    None = 0,

    /// <summary>May speak, report and see their own record.</summary>
    Member = 1,

    /// <summary>Works the queue.</summary>
    Moderator = 2,

    /// <summary>Belong staff: configures, approves expulsions, decides cases about moderators (C11).</summary>
    Operator = 4,

    /// <summary>Receives what moderators and operators must not see (C30).</summary>
    Trustee = 8,
}

/// <summary>A member as the platform knows them now.</summary>
internal sealed record Member(MemberId Id, string Name, Roles Roles)
{
    /// <summary>When the account was made, where the platform tells; null where it does not.</summary>
    public DateTimeOffset? AccountCreated { get; init; }

    public bool Has(Roles any) => (Roles & any) != Roles.None;
}
