using System.Text.RegularExpressions;
using Belong.FakeDiscord.Faults;

namespace Belong.Tests.Journeys;

/// <summary>A moment of an expulsion at which the bot's process is killed.</summary>
internal abstract record KillPoint
{
    private KillPoint() { }

    /// <summary>
    /// The moments around a request. Reading does nothing, so one that was read and not answered is the same as one
    /// that only arrived.
    /// </summary>
    public static IEnumerable<KillPoint> Around(Request request) =>
        request.Method == "GET"
            ? [new Requested(request, Done: false)]
            : [new Requested(request, Done: false), new Requested(request, Done: true)];

    /// <summary>A request has arrived at Discord, which has not answered.</summary>
    /// <param name="At">Which one.</param>
    /// <param name="Done">Discord has done it; otherwise it has not, and never will.</param>
    public sealed record Requested(Request At, bool Done) : KillPoint
    {
        /// <summary>Holds the request there for as long as the process lives.</summary>
        public RestFault Fault =>
            new(Done ? RestFaultKind.HoldAfter : RestFaultKind.HoldBefore)
            {
                Method = At.Method,
                Path = $"^{Regex.Replace(At.Route, "{[^}]*}", "[^/]+")}$",
                Skip = At.Earlier,
            };

        public override string ToString() => $"{At}, {(Done ? "done" : "not done")}";
    }

    /// <summary>Discord has passed on what a moderator pressed or sent, and that is all.</summary>
    public sealed record Pressed(string Button) : KillPoint
    {
        public override string ToString() => $"\"{Button}\", just pressed";
    }

    /// <summary>One request of an expulsion.</summary>
    /// <param name="Method">Its method.</param>
    /// <param name="Route">Its route's template, such as /channels/{channel_id}/messages.</param>
    /// <param name="Earlier">So many of the same method and route come before it.</param>
    public sealed record Request(string Method, string Route, int Earlier)
    {
        public override string ToString() => $"{Method} {Route} number {Earlier + 1}";
    }
}
