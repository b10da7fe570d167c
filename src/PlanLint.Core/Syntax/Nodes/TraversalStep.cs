using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>One step of a traversal.</summary>
public sealed class TraversalStep
{
    private readonly string text;
    private readonly bool isName;

    internal TraversalStep(TextSpan span, string? name, LiteralKind keyKind, string? key)
    {
        Span = span;
        text = name ?? key!;
        isName = name is not null;
        KeyKind = keyKind;
    }

    /// <summary>The step with its dot or brackets; the root name for the first step of a scope traversal.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>Name of a root or attribute step; null for an index step.</summary>
    public string? Name => isName ? text : null;

    /// <summary>Kind of <see cref="Key"/>.</summary>
    public LiteralKind KeyKind { get; }

    /// <summary>Text of a literal index key; null for a root or attribute step.</summary>
    public string? Key => isName ? null : text;

    /// <summary>True for <c>[key]</c> and legacy <c>.0</c>.</summary>
    public bool IsIndex => !isName;
}
