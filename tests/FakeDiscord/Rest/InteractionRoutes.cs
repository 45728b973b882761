using System.Text.Json.Nodes;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.Limits;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Rest;

/// <summary>The first answer to an interaction.</summary>
internal sealed class InteractionRoutes(FakeInteractionDesk desk)
{
    private const int CommandAnswer = 20;
    private const int ContextMenuAnswer = 23;

    public IEnumerable<RestRoute> All =>
        [
            new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Answer)
            {
                IsOpen = true,
                OutsideGlobalLimit = true,
                Limit = BucketLimit.None,
            },
        ];

    private RestAnswer Answer(RestCall call)
    {
        var interaction = desk.ForAnswer(call.Id("interaction_id"), call.Value("interaction_token"));
        var answer = (AnswerKind)(call.Body.Number("type") ?? 0);
        if (!Fits(answer, interaction))
            throw InvalidForm.At("type", "BASE_TYPE_CHOICES", $"Type {(int)answer} does not answer this interaction.");

        var data = call.Body?["data"];
        switch (answer)
        {
            case AnswerKind.Message or AnswerKind.DeferredMessage:
                Post(call, interaction, data, isDeferred: answer is AnswerKind.DeferredMessage);
                break;
            case AnswerKind.DeferredUpdate:
                interaction.Original = interaction.Source;
                break;
            case AnswerKind.UpdateMessage:
                var form = MessageForm.Read(data, call.Files, "data.", interaction.Source!.Flags);
                call.World.Board.Edit(interaction.Source, form.Apply);
                interaction.Original = interaction.Source;
                break;
            case AnswerKind.Choices:
                interaction.Choices = [.. data.Items("choices").Select(choice => choice!.DeepClone().AsObject())];
                break;
            case AnswerKind.Modal:
                ModalForm.Check(data!);
                interaction.Modal = data!.DeepClone().AsObject();
                break;
        }

        interaction.Take(answer);
        return call.Query["with_response"] == "true"
            ? RestAnswer.Ok(Response(interaction, answer))
            : RestAnswer.NoContent;
    }

    private void Post(RestCall call, Interaction interaction, JsonNode? data, bool isDeferred)
    {
        var form = MessageForm.Read(data, call.Files, "data.");
        if (form.IsEmpty && !isDeferred)
            throw new RestFailure(RestError.EmptyMessage);
        var ephemeral = form.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        var type =
            interaction.Kind is not InteractionKind.Command ? 0
            : interaction.IsContextMenu ? ContextMenuAnswer
            : CommandAnswer;
        var draft = desk.Draft(interaction, form, ephemeral, type);

        // Of a deferral only the ephemeral flag counts.
        interaction.Original = call.World.Board.Post(
            isDeferred
                ? desk.Draft(interaction, MessageForm.Read(null, []), ephemeral, type) with
                {
                    Flags = MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : 0),
                }
                : draft
        );
    }

    private static bool Fits(AnswerKind answer, Interaction interaction) =>
        answer switch
        {
            AnswerKind.Message or AnswerKind.DeferredMessage => interaction.Kind is not InteractionKind.Autocomplete,
            AnswerKind.DeferredUpdate or AnswerKind.UpdateMessage => interaction
                is { Kind: not InteractionKind.Autocomplete, Source: not null },
            AnswerKind.Choices => interaction.Kind is InteractionKind.Autocomplete,
            AnswerKind.Modal => interaction.Kind is InteractionKind.Command or InteractionKind.Component,
            _ => false,
        };

    private static JsonObject Response(Interaction interaction, AnswerKind answer)
    {
        var told = new JsonObject { ["id"] = interaction.Id.ToString(), ["type"] = (int)interaction.Kind };
        var json = new JsonObject { ["interaction"] = told };
        if (interaction.Original is { } message)
        {
            told["response_message_id"] = message.Id.ToString();
            told["response_message_loading"] = message.Flags.HasFlag(MessageFlags.Loading);
            told["response_message_ephemeral"] = message.IsEphemeral;
            json["resource"] = new JsonObject { ["type"] = (int)answer, ["message"] = message.ToJson() };
        }

        return json;
    }
}
