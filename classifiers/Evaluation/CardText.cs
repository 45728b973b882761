namespace Belong.Classifiers.Evaluation;

/// <summary>The parts of a model card that do not depend on the figures.</summary>
internal static class CardText
{
    public const string Introduction = """
        A classifier of English messages in communities, made for a professional network for social cohesion. For each
        message it gives five calibrated probabilities: `identity` (clause C4), `threat` (C7), `sexual` (C5), `insult`
        (C1, M2i) and `promotion` (C20, M2m). It points moderators to messages; a person decides about every one.

        **Intended use**: flagging for review in a community whose members know of it. **Not for**: sanctions without a
        person, judging people rather than messages, other languages than English, law enforcement, or measuring how
        hateful a population is.

        **Form**: a linear screen over hashed words, letters and sentence structure reads everything; where its score is
        not clearly low, a small bidirectional recurrent network reads too, and a logistic regression joins their logits.
        Both learn from scratch; no pretrained weights are used. Swearing alone is learnt as an output of its own and is no
        flag. A long text gets the highest score of any of its windows.

        """;

    public const string DataNote = """
        Rows of these sets are not part of the project. "recalled" marks terms that the copy at hand did not state. Our own
        examples and templates are in `classifiers/data`, with a note on how they were written. "None" in a source means
        none within what that source annotated: elsewhere its rows are masked, not counted as negative.
        """;

    public const string FiguresNote = """
        All figures are at the shipped thresholds, with the cascade as it runs, on texts that were kept out of training,
        calibration and the choice of thresholds: a third of what is held back is only measured by. (Recipes were compared
        on figures like these, so they are still a little kind.) Benign counts as the source says: some "benign" sets hold
        a few real insults. "any attack" is the highest of identity, threat, sexual and insult. Calibration error is
        measured against sets that were gathered with more attacks than a community sees.
        """;

    public const string Weaknesses = """
        ## Known weaknesses

        - Irony, in-jokes and attacks that need the conversation before them are mostly missed; each message is read alone.
        - Coded or novel slurs, and hate that is told as a polite opinion, are caught less than open hostility.
        - Quotation and negation are understood in common forms only; a long quotation without marks may be flagged.
        - Threat and sexual harassment rest on few real examples; stalking and intimidation on our own examples alone.
        - Promotion was learnt from spam, video comments and our own examples: a soft pitch in professional words may pass,
          and an announcement of a paid event may be flagged.
        - Dialects of English that are rare in the data, African American English above all, are at risk of being flagged
          more: several sources are known to label them so.
        - A long message dilutes an attack: one line among several ordinary ones is found far less often than alone.
        - Denials and reports that name a slur or an insult ("some call them ...") are flagged too often.
        - The official voice of an organisation that announces something new may be taken for a pitch.
        - The sources disagree about what is offensive; a probability is an average of their opinions.
        """;
}
