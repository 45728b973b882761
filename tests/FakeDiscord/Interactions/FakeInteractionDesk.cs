using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.Rest;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Interactions;

/// <summary>Hands interactions to the bot and finds them again by their tokens. Only under the world's lock.</summary>
internal sealed class FakeInteractionDesk(DiscordWorld world, FakeDiscordOptions options)
{
    private readonly Dictionary<string, Interaction> _byToken = [];

    /// <summary>Opens an interaction and tells the bot.</summary>
    /// <param name="make">Makes it from an id and a token.</param>
    public Interaction Open(Func<Snowflake, string, Interaction> make, JsonObject data)
    {
        var interaction = make(world.Ids.Next(), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        _byToken.Add(interaction.Token, interaction);
        world.Tell(
            new WorldEvent("INTERACTION_CREATE", InteractionPayload.Of(interaction, data, world))
            {
                Guild = interaction.Channel.Guild,
            }
        );
        return interaction;
    }

    /// <summary>For the first answer: known, within three seconds, and not answered yet.</summary>
    public Interaction ForAnswer(Snowflake id, string token)
    {
        if (_byToken.GetValueOrDefault(token) is not { } interaction || interaction.Id != id)
            throw new RestFailure(RestError.UnknownInteraction);
        if (interaction.Answer is not null)
            throw new RestFailure(RestError.AlreadyAcknowledged);
        if (world.Now - interaction.CreatedAt > options.FirstAnswer)
            throw new RestFailure(RestError.UnknownInteraction);
        return interaction;
    }

    /// <summary>For what comes after the first answer, within fifteen minutes.</summary>
    public Interaction ForFollowUp(Snowflake application, string token)
    {
        if (application != world.App.Id || _byToken.GetValueOrDefault(token) is not { Answer: not null } interaction)
            throw new RestFailure(RestError.UnknownWebhook);
        return world.Now - interaction.CreatedAt > options.TokenLifetime
            ? throw new RestFailure(RestError.InvalidWebhookToken)
            : interaction;
    }

    /// <summary>A message of the bot that answers an interaction.</summary>
    public MessageDraft Draft(Interaction interaction, MessageForm form, bool ephemeral, int type = 0) =>
        form.Draft(interaction.Channel, world.App.Bot) with
        {
            Type = type,
            Flags = form.Settable | (ephemeral ? MessageFlags.Ephemeral : 0),
            EphemeralTo = ephemeral ? interaction.User : null,
            InteractionMetadata = interaction.Metadata(),
            ApplicationId = world.App.Id,
        };
}
