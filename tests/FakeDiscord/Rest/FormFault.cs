namespace Belong.FakeDiscord.Rest;

/// <summary>One thing wrong with a body.</summary>
/// <param name="Path">Where: property names and indices joined by dots; empty for the whole.</param>
/// <param name="Code">Discord's code, such as BASE_TYPE_REQUIRED.</param>
internal sealed record FormFault(string Path, string Code, string Message);
