using System.Net;
using System.Net.Sockets;
using Belong.Bot;
using Belong.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Belong.Tests.Starting;

/// <summary>A start that fails after the workers have begun.</summary>
public sealed class FailedStartTests
{
    [Fact]
    public async Task The_workers_end_before_what_they_work_with_is_taken_from_them()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var worker = new Worker();
        await using var app = BotHost.Build(
            [
                $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}",
                $"--Store:Path={folder.Database}",
                "--Logging:LogLevel:Default=None",
            ],
            services => services.AddSingleton<IHostedService>(worker)
        );

        await Assert.ThrowsAsync<IOException>(() => BotHost.StartAsync(app));

        Assert.Equal(["started", "stopped"], worker.Life);
    }

    private sealed class Worker : IHostedService
    {
        public List<string> Life { get; } = [];

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Life.Add("started");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Life.Add("stopped");
            return Task.CompletedTask;
        }
    }
}
