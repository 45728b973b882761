namespace Belong.Classifiers.Data;

/// <summary>The data sets that training knows, with their scope and terms.</summary>
internal static class Sources
{
    /// <summary>The project's own examples, and what templates make of them.</summary>
    public static Source Own { get; } =
        new("own_examples", Scope.Everything, "MIT", "written for this project", Weight: 2, Repeats: 3);

    public static Source Templates { get; } = new("own_templates", Scope.Everything, "MIT", "written for this project");

    /// <summary>Posts composed of our own examples.</summary>
    public static Source Posts { get; } = new("own_posts", Scope.Everything, "MIT", "composed of our own examples");

    public static IReadOnlyList<Source> Public { get; } =
    [
        new("davidson", Scope.Abuse, "MIT", "t-davidson/hate-speech-and-offensive-language"),
        new("hatexplain", Scope.Abuse, "MIT", "hate-alert/HateXplain"),
        new("edos", Scope.Identity, "CC0", "rewire-online/edos"),
        new("implicit_hate", Scope.Identity, "MIT", "SALT-NLP/implicit-hate"),
        new("dynahate", Scope.Identity, "CC BY 4.0 (recalled)", "bvidgen/Dynamically-Generated-Hate-Speech-Dataset"),
        new("hatemoji_build", Scope.Identity, "CC BY 4.0", "HannahKirk/Hatemoji"),
        new("ghc", Scope.Abuse, "CC BY 4.0 (recalled)", "Gab Hate Corpus (OSF)"),
        new("misogyny_reddit", Scope.Abuse, "MIT", "ellamguest/online-misogyny-eacl2021"),
        new("convabuse", Scope.Abuse, "CC BY 4.0", "amandacurry/convabuse", 2),
        new("conda", Scope.Abuse, "AFL-3.0", "usydnlp/CONDA"),
        new("mlma", Scope.Abuse, "MIT", "HKUST-KnowComp/MLMA_hate_speech", 0.3f),
        new("cyberbullying_tweets", Scope.Identity, "CC BY 4.0 (recalled)", "i02chmoc/IMD_Datasets", 0.5f),
        new("sbic", Scope.Abuse, "CC BY 4.0", "Social Bias Inference Corpus"),
        new("fox_news", Scope.Identity, "MIT", "sjtuprog/fox-news-comments"),
        new("jigsaw_wiki", Scope.Abuse, "CC0, text CC BY-SA 3.0", "Jigsaw, Wikipedia talk pages"),
        new("wikidetox_short", Scope.Abuse, "CC0 (recalled)", "Wikipedia Detox"),
        new("cat_context", Scope.Abuse, "Apache-2.0", "ipavlopoulos/context_toxicity"),
        new("civil_comments", Scope.Abuse, "CC0", "Civil Comments"),
        new("surge_toxicity", Scope.Abuse, "MIT", "surge-ai/toxicity"),
        new("github_incivility", Scope.Abuse, "MIT", "JorisParee/incivility-dataset_2IMP40"),
        new("toxigen", Scope.Identity, "MIT", "microsoft/TOXIGEN"),
        new("wiki_madlibs", Scope.Benign, "Apache-2.0", "Media-Bias-Group/magpie", 0.5f),
        new("janitr", Scope.Promotion, "MIT", "janitrai/janitr"),
        new("youtube_spam", Scope.Promotion, "CC BY 4.0 (recalled)", "UCI YouTube Spam Collection", 2),
        new("sms_spam", Scope.Promotion, "CC BY 4.0 (recalled)", "UCI SMS Spam Collection"),
        new("weak_pii_presidio", Scope.Weak, "MIT", "microsoft/presidio-research", 0.3f),
        new("goemotions_benign", Scope.Benign, "Apache-2.0", "GoEmotions"),
        new("irc_ubuntu", Scope.Benign, "CC BY 4.0", "jkkummerfeld/irc-disentanglement"),
        new("gitter_livechat", Scope.Benign, "MIT", "LiveChat2021/LiveChat"),
        new("politeness", Scope.Benign, "Apache-2.0", "sudhof/politeness"),
        new("stormfront", Scope.Identity, "CC BY-SA 3.0", "Vicomtech/hate-speech-dataset"),
    ];

    /// <summary>Sets without clear terms: to measure and choose by, never to learn from.</summary>
    public static IReadOnlyList<Source> ForValidation { get; } =
    [
        new("olid", Scope.Abuse, "none stated", "OLID 2019"),
        new("kaggle_insults", Scope.Abuse, "Kaggle rules", "Detecting Insults in Social Commentary"),
        new("gametox", Scope.Abuse, "none stated", "shucoll/GameTox"),
        new("agile_rules", Scope.Promotion, "Kaggle rules", "Jigsaw Agile Community Rules"),
        new("discord_spam", Scope.Promotion, "none stated", "tamarafrances/Discord-Spam-Detector"),
        new("lingspam", Scope.Promotion, "research", "Ling-Spam"),
        new("hardneg_safecity", Scope.Benign, "none stated", "Safecity"),
        new("travel_forum", Scope.Benign, "unclear", "travel forum"),
        new("workplace_sexism", Scope.Identity, "none stated", "dylangrosz"),
        new("formspring", Scope.Abuse, "none stated", "Formspring"),
    ];

    /// <summary>The source of this name; one that is not in the table counts as annotated for abuse.</summary>
    public static Source Of(string name) =>
        Public.Concat(ForValidation).Concat([Own, Templates, Posts]).FirstOrDefault(source => source.Name == name)
        ?? new Source(name, Scope.Abuse, "unknown", name);
}
