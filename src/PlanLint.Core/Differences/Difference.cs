using System.Collections.Immutable;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>One thing that two configurations say differently.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Symbols">
/// The declarations concerned: those of head, or of base where head has none; one for each call of the module. Empty for what
/// <c>terraform</c> blocks say and for values of variables that are not declared.
/// </param>
/// <param name="Name">What differs as the configuration names it: <c>aws_vpc.main</c>, <c>module.app.local.size</c>, <c>required_providers.aws</c>.</param>
/// <param name="Part">The argument, nested block, map entry or file; null when the declaration as a whole is meant.</param>
/// <param name="Base">The place in base; null when base has none.</param>
/// <param name="Head">The place in head; null when head has none.</param>
public sealed record Difference(DifferenceKind Kind, ImmutableArray<Symbol> Symbols, string Name, string? Part, SourceLocation? Base, SourceLocation? Head)
{
    /// <summary>A sentence for people. It names declarations, arguments and files, and holds no values.</summary>
    public string Sentence => Capitalized((Kind, Part) switch
    {
        (DifferenceKind.Added, null) => $"{Name} is new.",
        (DifferenceKind.Added, _) => $"{Part} of {Name} is new.",
        (DifferenceKind.Removed, null) => $"{Name} is gone.",
        (DifferenceKind.Removed, _) => $"{Part} of {Name} is gone.",
        (DifferenceKind.Moved, _) => $"{Name} was {Part} before.",
        (DifferenceKind.FileContent, null) => $"A file has changed that {Name} may read.",
        (DifferenceKind.FileList, _) => $"The files that {Name} finds in {Part} are others.",
        (DifferenceKind.FileContent, _) => $"The file {Part}, which {Name} reads, has changed.",
        (_, null) => $"{Name} has changed.",
        _ => $"{Part} of {Name} has changed.",
    });

    /// <summary>Our own words start a sentence with a capital; names stay as they are.</summary>
    private static string Capitalized(string sentence) =>
        sentence.StartsWith("the ", StringComparison.Ordinal) || sentence.StartsWith("entry ", StringComparison.Ordinal)
        || sentence.StartsWith("a block ", StringComparison.Ordinal) ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
