using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Belong.Bot.Learning;
using Belong.Bot.Screening;
using Belong.Bot.Screening.Detectors;
using Belong.Classifiers.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class SetupTests
{
    private static readonly string[] All =
    [
        "classifier",
        "word-list",
        "links",
        "repetition",
        "personal-data",
        "cease-order",
    ];

    [Fact]
    public void Every_detector_is_asked_and_the_classifier_before_repetition()
    {
        Assert.Equal(All, Detectors(new ScreeningOptions()));
    }

    [Fact]
    public void A_detector_that_is_switched_off_is_not_asked()
    {
        var options = new ScreeningOptions
        {
            Classifier = new ClassifierOptions { Enabled = false },
            WordList = new WordListOptions { Enabled = false },
            Links = new LinksOptions { Enabled = false },
            Repetition = new RepetitionOptions { Enabled = false },
            PersonalData = new PersonalDataOptions { Enabled = false },
            CeaseOrder = new CeaseOrderOptions { Enabled = false },
        };

        Assert.Empty(Detectors(options));
        Assert.Equal(All[1..], Detectors(new ScreeningOptions { Classifier = options.Classifier }));
    }

    [Fact]
    public void A_missing_model_is_named_when_the_screening_is_put_together()
    {
        var fault = Assert.Throws<ModelFileException>(() =>
            Detectors(new ScreeningOptions { Classifier = new ClassifierOptions { Model = "no-such.model" } })
        );

        Assert.Contains("no-such.model", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_in_force_are_read_from_the_cases()
    {
        var community = ScreeningStory.Community;
        var cases = new Mock<ICaseLists>();
        cases
            .Setup(store => store.CeaseOrdersAsync(community, It.IsAny<CancellationToken>()))
            .ReturnsAsync([Order("anna", "ben"), Order("anna", "chidi"), Order("dina", null)]);
        var orders = new CeaseOrderSnapshot(cases.Object);

        Assert.Empty(orders.ProtectedFrom(community, new MemberId("anna")));
        await orders.RefreshAsync(community, CancellationToken.None);

        Assert.Equal(
            ["ben", "chidi"],
            orders.ProtectedFrom(community, new MemberId("anna")).Select(member => member.Value).Order()
        );
        Assert.Empty(orders.ProtectedFrom(community, new MemberId("dina")));
        Assert.Empty(orders.ProtectedFrom(new CommunityId("test:other"), new MemberId("anna")));
    }

    private static CaseSummary Order(string subject, string? towards) =>
        new(
            new CaseId(1),
            ScreeningStory.Community,
            new MemberId(subject),
            Queue.Moderators,
            CaseStatus.Closed,
            new Bot.Charter.ClauseId("C8"),
            false,
            DateTimeOffset.UnixEpoch,
            null
        )
        {
            CeaseTowards = towards is null ? null : new MemberId(towards),
        };

    private static string[] Detectors(ScreeningOptions options)
    {
        using var provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Mock.Of<ICaseLists>())
            .AddSingleton(Mock.Of<IThresholdStore>())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddScreening(options, (_, _) => true)
            .BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<Screener>());
        return [.. provider.GetServices<IDetector>().Select(detector => detector.Name)];
    }
}
