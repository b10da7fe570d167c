using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>f(x, y...)</c>.</summary>
public sealed class FunctionCallSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] arguments;

    private const string Core = "core::";

    internal FunctionCallSyntax(TextSpan span, string name, TextSpan nameSpan, TextSpan openParen, TextSpan closeParen, ExpressionSyntax[] arguments,
        bool expandsFinal)
        : base(SyntaxKind.FunctionCall, span)
    {
        Name = name;
        NameSpan = nameSpan;
        OpenParen = openParen;
        CloseParen = closeParen;
        this.arguments = Adopt(arguments);
        ExpandsFinal = expandsFinal;
    }

    /// <summary>The name, with <c>ns::</c> when it has a namespace.</summary>
    public string Name { get; }

    /// <summary>The same for a function of the language, which <c>core::</c> may stand before; those of providers keep their namespace.</summary>
    public string BuiltInName => Name.StartsWith(Core, StringComparison.Ordinal) ? Name[Core.Length..] : Name;

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; internal set; }

    /// <summary>Where <c>(</c> stands.</summary>
    public TextSpan OpenParen { get; internal set; }

    /// <summary>Where <c>)</c> stands.</summary>
    public TextSpan CloseParen { get; internal set; }

    /// <summary>The arguments in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Arguments => arguments;

    /// <summary>True when the last argument is followed by <c>...</c>.</summary>
    public bool ExpandsFinal { get; }

    internal override int SlotCount => arguments.Length;

    internal override SyntaxNode GetSlot(int index) => arguments[index];
}
