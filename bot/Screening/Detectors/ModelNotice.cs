using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>What the moderators are told about a model file that changed.</summary>
internal static class ModelNotice
{
    /// <param name="role">Which of the models: "model" or "shadow model".</param>
    /// <returns>Null where there is nothing to tell: a new model that was taken is in the log.</returns>
    public static Effect.Announce? Of(string role, ModelChange change) =>
        change switch
        {
            ModelChange.Refused refused => new Effect.Announce(
                Queue.Moderators,
                $"The classifier's new {role} cannot be used; version {refused.InUse.Version}, the last good one, "
                    + $"stays in "
                    + $"use, "
                    + $"and screening goes on. For an operator: {refused.Why}"
            )
            {
                OnceFor = $"{role} refused:{refused.Stamp}",
            },
            ModelChange.Taken { Recovered: true } taken => new Effect.Announce(
                Queue.Moderators,
                $"The classifier's {role} is in order again: version {taken.InUse.Version} is in use."
            )
            {
                OnceFor = $"{role} taken:{taken.Stamp}",
            },
            _ => null,
        };
}
