using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>
/// Tests in which two ends watch each other's time. They run one by one and beside no others, lest a busy machine look
/// like a dead connection.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GatewayCollection
{
    public const string Name = "gateway";
}
