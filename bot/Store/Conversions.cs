using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Belong.Bot.Store;

/// <summary>How the field's values stand in columns.</summary>
internal static class Conversions
{
    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<CommunityId>().HaveConversion<CommunityIdConverter>();
        configuration.Properties<ChannelId>().HaveConversion<ChannelIdConverter>();
        configuration.Properties<MemberId>().HaveConversion<MemberIdConverter>();
        configuration.Properties<MessageId>().HaveConversion<MessageIdConverter>();
        configuration.Properties<ClauseId>().HaveConversion<ClauseIdConverter>();
        configuration.Properties<FlagCategory>().HaveConversion<FlagCategoryConverter>();
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

        // Names outlive a reordering of the members, and a person can read them.
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    private sealed class CommunityIdConverter()
        : ValueConverter<CommunityId, string>(id => id.Value, text => new CommunityId(text));

    private sealed class ChannelIdConverter()
        : ValueConverter<ChannelId, string>(id => id.Value, text => new ChannelId(text));

    private sealed class MemberIdConverter()
        : ValueConverter<MemberId, string>(id => id.Value, text => new MemberId(text));

    private sealed class MessageIdConverter()
        : ValueConverter<MessageId, string>(id => id.Value, text => new MessageId(text));

    private sealed class ClauseIdConverter()
        : ValueConverter<ClauseId, string>(id => id.Value, text => new ClauseId(text));

    private sealed class FlagCategoryConverter()
        : ValueConverter<FlagCategory, string>(category => category.Word, word => FlagCategory.Named(word));

    /// <summary>Unix milliseconds: SQLite can neither order nor compare a date with an offset.</summary>
    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );
}
