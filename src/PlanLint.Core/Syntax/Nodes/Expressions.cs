using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>An expression.</summary>
public abstract class ExpressionSyntax : SyntaxNode
{
    private protected ExpressionSyntax(SyntaxKind kind, TextSpan span) : base(kind, span) { }

    /// <summary>The tree of an expression that was parsed on its own.</summary>
    internal SyntaxTree? OwnTree
    {
        get => (ParentOrOwner as TreeOwner)?.Tree;
        set => ParentOrOwner = value is null ? null : new TreeOwner(value);
    }
}

/// <summary>What a literal is.</summary>
public enum LiteralKind : byte
{
    /// <summary>A string piece of a template.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,
    /// <summary><c>null</c>.</summary>
    Null,
}

/// <summary>A number, bool, null, or a string piece of a template.</summary>
public sealed class LiteralSyntax : ExpressionSyntax
{
    internal LiteralSyntax(TextSpan span, LiteralKind literalKind, string text) : base(SyntaxKind.Literal, span)
    {
        LiteralKind = literalKind;
        Text = text;
    }

    /// <summary>What it is.</summary>
    public LiteralKind LiteralKind { get; }

    /// <summary>For a string its characters after escapes, flush and strip markers; else the text as written.</summary>
    public string Text { get; }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

/// <summary>A quoted string or heredoc. Adjacent literal pieces are one literal; <c>""</c> has one empty literal.</summary>
public sealed class TemplateSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] parts;

    internal TemplateSyntax(TextSpan span, ExpressionSyntax[] parts, bool isHeredoc) : base(SyntaxKind.Template, span)
    {
        this.parts = Adopt(parts);
        IsHeredoc = isHeredoc;
    }

    /// <summary>Literals, interpolated expressions, conditionals and joins in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Parts => parts;

    /// <summary>True for <c>&lt;&lt;EOT</c>.</summary>
    public bool IsHeredoc { get; }

    /// <summary>The characters when the template has no interpolation or directive; else null.</summary>
    public string? LiteralValue => parts is [LiteralSyntax { LiteralKind: LiteralKind.String } literal] ? literal.Text : null;

    internal override int SlotCount => parts.Length;

    internal override SyntaxNode GetSlot(int index) => parts[index];
}

/// <summary><c>"${x}"</c>: the value of <c>x</c> itself, with its type.</summary>
public sealed class TemplateWrapSyntax : ExpressionSyntax
{
    internal TemplateWrapSyntax(TextSpan span, ExpressionSyntax wrapped) : base(SyntaxKind.TemplateWrap, span) => Wrapped = Adopt(wrapped);

    /// <summary>The expression between the braces.</summary>
    public ExpressionSyntax Wrapped { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Wrapped;
}

/// <summary>A <c>%{for}</c> directive: the strings of a tuple, joined.</summary>
public sealed class TemplateJoinSyntax : ExpressionSyntax
{
    internal TemplateJoinSyntax(TextSpan span, ExpressionSyntax tuple) : base(SyntaxKind.TemplateJoin, span) => Tuple = Adopt(tuple);

    /// <summary>The tuple-for that makes the pieces.</summary>
    public ExpressionSyntax Tuple { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Tuple;
}

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

/// <summary><c>var.x[0].y</c>: a name in scope and steps with names or literal keys.</summary>
public sealed class ScopeTraversalSyntax : ExpressionSyntax
{
    private readonly TraversalStep[] steps;

    internal ScopeTraversalSyntax(TextSpan span, TraversalStep[] steps) : base(SyntaxKind.ScopeTraversal, span) => this.steps = steps;

    /// <summary>The steps; the first is the root name.</summary>
    public IReadOnlyList<TraversalStep> Steps => steps;

    /// <summary>The name in scope.</summary>
    public string RootName => steps[0].Name!;

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

/// <summary>Steps with names or literal keys from the result of another expression.</summary>
public sealed class RelativeTraversalSyntax : ExpressionSyntax
{
    private readonly TraversalStep[] steps;

    internal RelativeTraversalSyntax(TextSpan span, ExpressionSyntax source, TraversalStep[] steps) : base(SyntaxKind.RelativeTraversal, span)
    {
        Source = Adopt(source);
        this.steps = steps;
    }

    /// <summary>Where the traversal starts.</summary>
    public ExpressionSyntax Source { get; }

    /// <summary>The steps, none of them a root.</summary>
    public IReadOnlyList<TraversalStep> Steps => steps;

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Source;
}

/// <summary><c>f(x, y...)</c>.</summary>
public sealed class FunctionCallSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] arguments;

    internal FunctionCallSyntax(TextSpan span, string name, TextSpan nameSpan, TextSpan openParen, TextSpan closeParen, ExpressionSyntax[] arguments, bool expandsFinal)
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

/// <summary><c>condition ? a : b</c>; also made from <c>%{if}</c>, where a missing else is an empty string.</summary>
public sealed class ConditionalSyntax : ExpressionSyntax
{
    internal ConditionalSyntax(TextSpan span, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
        : base(SyntaxKind.Conditional, span)
    {
        Condition = Adopt(condition);
        WhenTrue = Adopt(whenTrue);
        WhenFalse = Adopt(whenFalse);
    }

    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; }

    /// <summary>The result when it holds.</summary>
    public ExpressionSyntax WhenTrue { get; }

    /// <summary>The result when it does not hold.</summary>
    public ExpressionSyntax WhenFalse { get; }

    internal override int SlotCount => 3;

    internal override SyntaxNode GetSlot(int index) => index switch { 0 => Condition, 1 => WhenTrue, _ => WhenFalse };
}

/// <summary><c>collection[key]</c> with a key that is not a literal.</summary>
public sealed class IndexSyntax : ExpressionSyntax
{
    internal IndexSyntax(TextSpan span, ExpressionSyntax collection, ExpressionSyntax key) : base(SyntaxKind.Index, span)
    {
        Collection = Adopt(collection);
        Key = Adopt(key);
    }

    /// <summary>What is indexed.</summary>
    public ExpressionSyntax Collection { get; }

    /// <summary>The key.</summary>
    public ExpressionSyntax Key { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Collection : Key;
}

/// <summary><c>[a, b]</c>.</summary>
public sealed class TupleSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] elements;

    internal TupleSyntax(TextSpan span, ExpressionSyntax[] elements) : base(SyntaxKind.Tuple, span) => this.elements = Adopt(elements);

    /// <summary>The elements in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Elements => elements;

    internal override int SlotCount => elements.Length;

    internal override SyntaxNode GetSlot(int index) => elements[index];
}

/// <summary><c>{ a = b }</c>. Keys may repeat; the last wins.</summary>
public sealed class ObjectSyntax : ExpressionSyntax
{
    private readonly ObjectItemSyntax[] items;

    internal ObjectSyntax(TextSpan span, ObjectItemSyntax[] items) : base(SyntaxKind.Object, span) => this.items = Adopt(items);

    /// <summary>The entries in source order.</summary>
    public IReadOnlyList<ObjectItemSyntax> Items => items;

    internal override int SlotCount => items.Length;

    internal override SyntaxNode GetSlot(int index) => items[index];
}

/// <summary><c>key = value</c> or <c>key : value</c> in an object.</summary>
public sealed class ObjectItemSyntax : SyntaxNode
{
    internal ObjectItemSyntax(TextSpan span, ObjectKeySyntax key, ExpressionSyntax value) : base(SyntaxKind.ObjectItem, span)
    {
        Key = Adopt(key);
        Value = Adopt(value);
    }

    /// <summary>The key.</summary>
    public ObjectKeySyntax Key { get; }

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Key : Value;
}

/// <summary>The key of an object entry: a bare word is a string, everything else an expression.</summary>
public sealed class ObjectKeySyntax : ExpressionSyntax
{
    internal ObjectKeySyntax(TextSpan span, ExpressionSyntax wrapped, bool forceNonLiteral, string? keyword) : base(SyntaxKind.ObjectKey, span)
    {
        Wrapped = Adopt(wrapped);
        ForceNonLiteral = forceNonLiteral;
        Keyword = keyword;
    }

    /// <summary>The expression as written.</summary>
    public ExpressionSyntax Wrapped { get; }

    /// <summary>True for a key in parentheses.</summary>
    public bool ForceNonLiteral { get; }

    /// <summary>The bare word, when it is one.</summary>
    public string? Keyword { get; }

    /// <summary>The key's text when it can be read without evaluation: a bare word or a plain string; else null.</summary>
    public string? LiteralKey => Keyword ?? (ForceNonLiteral ? null : (Wrapped as TemplateSyntax)?.LiteralValue);

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Wrapped;
}

/// <summary><c>[for k, v in c : x if y]</c> or <c>{for k, v in c : a => b... if y}</c>.</summary>
public sealed class ForSyntax : ExpressionSyntax
{
    internal ForSyntax(TextSpan span, string? keyVariable, string valueVariable, ExpressionSyntax collection, ExpressionSyntax? key, ExpressionSyntax value, ExpressionSyntax? condition, bool groups)
        : base(SyntaxKind.For, span)
    {
        KeyVariable = keyVariable;
        ValueVariable = valueVariable;
        Collection = Adopt(collection);
        Key = key is null ? null : Adopt(key);
        Value = Adopt(value);
        Condition = condition is null ? null : Adopt(condition);
        Groups = groups;
    }

    /// <summary>Name of the key or index; null when only the value is named.</summary>
    public string? KeyVariable { get; }

    /// <summary>Name of the element.</summary>
    public string ValueVariable { get; }

    /// <summary>What is iterated.</summary>
    public ExpressionSyntax Collection { get; }

    /// <summary>The key of an object-for; null for a tuple-for.</summary>
    public ExpressionSyntax? Key { get; }

    /// <summary>The result for each element.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>The filter; null when there is none.</summary>
    public ExpressionSyntax? Condition { get; }

    /// <summary>True when <c>...</c> groups values of equal keys.</summary>
    public bool Groups { get; }

    internal override int SlotCount => 2 + (Key is null ? 0 : 1) + (Condition is null ? 0 : 1);

    internal override SyntaxNode GetSlot(int index) => (Key is null && index > 0 ? index + 1 : index) switch { 0 => Collection, 1 => Key!, 2 => Value, _ => Condition! };
}

/// <summary><c>a[*].b</c> or <c>a.*.b</c>: <see cref="Each"/> is a tree over one <see cref="AnonSymbolSyntax"/>.</summary>
public sealed class SplatSyntax : ExpressionSyntax
{
    internal SplatSyntax(TextSpan span, ExpressionSyntax source, ExpressionSyntax each, TextSpan marker, bool isFull) : base(SyntaxKind.Splat, span)
    {
        Source = Adopt(source);
        Each = Adopt(each);
        Marker = marker;
        IsFull = isFull;
    }

    /// <summary>What is iterated; a value that is not a list counts as a list of one, null as none.</summary>
    public ExpressionSyntax Source { get; }

    /// <summary>The result for each element.</summary>
    public ExpressionSyntax Each { get; }

    /// <summary>Where <c>*</c> or <c>[*]</c> stands.</summary>
    public TextSpan Marker { get; internal set; }

    /// <summary>True for <c>[*]</c>, false for <c>.*</c>.</summary>
    public bool IsFull { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Source : Each;
}

/// <summary>The element of the nearest enclosing splat.</summary>
public sealed class AnonSymbolSyntax : ExpressionSyntax
{
    internal AnonSymbolSyntax(TextSpan span) : base(SyntaxKind.AnonSymbol, span) { }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

/// <summary>Operators, in the order of their binding, loosest first.</summary>
public enum OperatorKind : byte
{
    /// <summary><c>||</c></summary>
    Or,
    /// <summary><c>&amp;&amp;</c></summary>
    And,
    /// <summary><c>==</c></summary>
    Equal,
    /// <summary><c>!=</c></summary>
    NotEqual,
    /// <summary><c>&lt;</c></summary>
    LessThan,
    /// <summary><c>&lt;=</c></summary>
    LessThanOrEqual,
    /// <summary><c>&gt;</c></summary>
    GreaterThan,
    /// <summary><c>&gt;=</c></summary>
    GreaterThanOrEqual,
    /// <summary><c>+</c></summary>
    Add,
    /// <summary><c>-</c></summary>
    Subtract,
    /// <summary><c>*</c></summary>
    Multiply,
    /// <summary><c>/</c></summary>
    Divide,
    /// <summary><c>%</c></summary>
    Modulo,
    /// <summary><c>-</c> before an operand.</summary>
    Negate,
    /// <summary><c>!</c> before an operand.</summary>
    Not,
}

/// <summary><c>a + b</c>; all binary operators bind to the left.</summary>
public sealed class BinarySyntax : ExpressionSyntax
{
    internal BinarySyntax(TextSpan span, OperatorKind @operator, TextSpan operatorSpan, ExpressionSyntax left, ExpressionSyntax right) : base(SyntaxKind.Binary, span)
    {
        Operator = @operator;
        OperatorSpan = operatorSpan;
        Left = Adopt(left);
        Right = Adopt(right);
    }

    /// <summary>The operator.</summary>
    public OperatorKind Operator { get; }

    /// <summary>Where the operator stands.</summary>
    public TextSpan OperatorSpan { get; internal set; }

    /// <summary>The left operand.</summary>
    public ExpressionSyntax Left { get; }

    /// <summary>The right operand.</summary>
    public ExpressionSyntax Right { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Left : Right;
}

/// <summary><c>-a</c> or <c>!a</c>; <c>-1</c> is one over a literal.</summary>
public sealed class UnarySyntax : ExpressionSyntax
{
    internal UnarySyntax(TextSpan span, OperatorKind @operator, ExpressionSyntax operand) : base(SyntaxKind.Unary, span)
    {
        Operator = @operator;
        Operand = Adopt(operand);
    }

    /// <summary>The operator.</summary>
    public OperatorKind Operator { get; }

    /// <summary>The operand.</summary>
    public ExpressionSyntax Operand { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Operand;
}

/// <summary><c>(a)</c>.</summary>
public sealed class ParensSyntax : ExpressionSyntax
{
    internal ParensSyntax(TextSpan span, ExpressionSyntax inner) : base(SyntaxKind.Parens, span) => Inner = Adopt(inner);

    /// <summary>What the parentheses hold.</summary>
    public ExpressionSyntax Inner { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Inner;
}

/// <summary>Stands for text that could not be parsed; evaluates to unknown.</summary>
public sealed class SyntaxErrorSyntax : ExpressionSyntax
{
    internal SyntaxErrorSyntax(TextSpan span) : base(SyntaxKind.SyntaxError, span) { }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
