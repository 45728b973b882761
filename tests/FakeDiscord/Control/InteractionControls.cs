using System.Text.Json.Nodes;
using Belong.FakeDiscord.Interactions;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>
/// Presses, commands and forms over HTTP. The answer shows what the person sees; `settle` waits for what follows a
/// deferral.
/// </summary>
internal static class InteractionControls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void AddTo(
        Dictionary<string, Func<ControlRequest, Task<JsonNode?>>> controls,
        FakeDiscordServer server
    )
    {
        var people = server.People;
        var names = new Names(server.World);
        var open = new Dictionary<string, Interaction>();

        void Add(string what, Func<ControlRequest, Task<Interaction>> act) =>
            controls.Add(
                what,
                async request =>
                {
                    var interaction = await act(request);
                    if (request.Truth("settle") && !interaction.Failed)
                    {
                        await interaction
                            .SettledAsync(request.Cancelled)
                            .WaitAsync(Patience, server.Options.Time, request.Cancelled);
                    }

                    lock (open)
                        open[interaction.Id.ToString()] = interaction;
                    return Shown(interaction);
                }
            );

        Add(
            "press",
            request =>
                people.PressAsync(
                    names.User(request["as"]),
                    names.Message(request["message"]),
                    request.Text("button"),
                    request.Cancelled
                )
        );
        Add(
            "select",
            request =>
                people.SelectAsync(
                    names.User(request["as"]),
                    names.Message(request["message"]),
                    request.Text("select"),
                    request.List("values"),
                    request.Cancelled
                )
        );
        Add(
            "submit",
            request =>
            {
                lock (open)
                {
                    return open.TryGetValue(request.Text("interaction"), out var opener)
                        ? people.SubmitAsync(
                            names.User(request["as"]),
                            opener,
                            request.Map("values"),
                            request.Cancelled
                        )
                        : throw new RefusedException("There is no such interaction.");
                }
            }
        );
        Add(
            "invoke",
            request =>
                people.InvokeAsync(
                    names.User(request["as"]),
                    names.Channel(request["channel"]),
                    request.Text("command"),
                    request.Map("options"),
                    request.Cancelled
                )
        );
        Add(
            "autocomplete",
            request =>
                people.AutocompleteAsync(
                    names.User(request["as"]),
                    names.Channel(request["channel"]),
                    request.Text("command"),
                    request.Map("options"),
                    request.Text("focused"),
                    request.Cancelled
                )
        );
        Add(
            "invoke-on-message",
            request =>
                people.InvokeOnAsync(
                    names.User(request["as"]),
                    names.Message(request["message"]),
                    request.Text("command"),
                    request.Cancelled
                )
        );
        Add(
            "invoke-on-member",
            request =>
                people.InvokeOnAsync(
                    names.User(request["as"]),
                    names.Channel(request["channel"]),
                    names.Member(request["member"]),
                    request.Text("command"),
                    request.Cancelled
                )
        );
    }

    private static JsonObject Shown(Interaction interaction) =>
        new()
        {
            ["interaction"] = interaction.Id.ToString(),
            ["answer"] = interaction.Answer?.ToString(),
            ["failed"] = interaction.Failed,
            ["message"] = interaction.Original?.ToJson(),
            ["ephemeral"] = interaction.Original?.EphemeralTo is not null,
            ["followUps"] = interaction.FollowUps.Select(message => (JsonNode)message.ToJson()).ToJsonArray(),
            ["modal"] = interaction.Modal?.DeepClone(),
            ["choices"] = interaction.Choices.Select(choice => choice.DeepClone()).ToJsonArray(),
        };
}
