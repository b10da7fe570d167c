namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes a conversation of an editor: its lines, each a message, and the JSON within one.</summary>
internal sealed class MessageMutator : Mutator
{
    private readonly Mutator lines = new LineMutator(Vocabulary.Messages, ','), json = new JsonMutator(Vocabulary.Editor);

    protected override IReadOnlyList<string> Words => Vocabulary.Messages;

    protected override string Change(FuzzRandom random, string text, string donor)
    {
        if (random.OneIn(4)) return lines.Mutate(random, text, donor);
        string[] messages = text.Split('\n');
        int at = random.Below(messages.Length);
        messages[at] = json.Mutate(random, messages[at], random.Of(donor.Split('\n'))).Replace('\n', ' ');
        return string.Join('\n', messages);
    }
}
