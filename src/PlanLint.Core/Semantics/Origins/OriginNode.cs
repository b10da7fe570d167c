using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A part of a value of one symbol in one module instance, with what it is made from.</summary>
internal sealed class OriginNode(OriginKey key)
{
    private readonly List<OriginNode> sources = [];
    private readonly HashSet<OriginNode> known = [];

    public OriginKey Key { get; } = key;

    /// <summary>The nodes it is made from.</summary>
    public IReadOnlyList<OriginNode> Sources => sources;

    /// <summary>The text it is made from: literals, references, keys. Editing one of them may change it.</summary>
    public List<SyntaxNode> Texts { get; } = [];

    /// <summary>Objects and lists that were asked for something they do not spell: replacing one as a whole may change it.</summary>
    public List<SyntaxNode> Holders { get; } = [];

    /// <summary>The text that gives it, for people: the argument, the local, the line of a variable file.</summary>
    public List<(SyntaxNode Node, string Message)> Places { get; } = [];

    public bool IsBuilt { get; set; }

    /// <summary>True when it is only asked whether the thing exists: the key of an instance, not its value.</summary>
    public bool IsExistence => Key.Steps is [.., var last] && last == OriginPath.Existence;

    public void Add(OriginNode source)
    {
        if (!ReferenceEquals(source, this) && known.Add(source)) sources.Add(source);
    }
}
