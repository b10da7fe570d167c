namespace PlanLint.Syntax;

/// <summary>The kinds of nodes. Expression kinds carry the names of hashicorp/hcl's syntax tree.</summary>
public enum SyntaxKind : byte
{
    /// <summary>No node.</summary>
    None,
    /// <summary>A whole file.</summary>
    File,
    /// <summary>The attributes and blocks of a file or block.</summary>
    Body,
    /// <summary><c>name = value</c>.</summary>
    Attribute,
    /// <summary><c>type "label" { … }</c>.</summary>
    Block,
    /// <summary>A block label.</summary>
    Label,
    /// <summary>A number, bool, null, or a string piece of a template.</summary>
    Literal,
    /// <summary>A quoted string or heredoc.</summary>
    Template,
    /// <summary><c>"${x}"</c> and nothing else.</summary>
    TemplateWrap,
    /// <summary>A <c>%{for}</c> directive.</summary>
    TemplateJoin,
    /// <summary><c>var.x[0].y</c>.</summary>
    ScopeTraversal,
    /// <summary>A traversal of another expression's result.</summary>
    RelativeTraversal,
    /// <summary><c>f(x)</c>.</summary>
    FunctionCall,
    /// <summary><c>a ? b : c</c>, also from <c>%{if}</c>.</summary>
    Conditional,
    /// <summary><c>a[expr]</c> with a key that is not a literal.</summary>
    Index,
    /// <summary><c>[a, b]</c>.</summary>
    Tuple,
    /// <summary><c>{ a = b }</c>.</summary>
    Object,
    /// <summary>One entry of an object.</summary>
    ObjectItem,
    /// <summary>The key of an entry.</summary>
    ObjectKey,
    /// <summary><c>[for …]</c> or <c>{for …}</c>.</summary>
    For,
    /// <summary><c>a[*].b</c> or <c>a.*.b</c>.</summary>
    Splat,
    /// <summary>The element a splat stands for.</summary>
    AnonSymbol,
    /// <summary><c>a + b</c>.</summary>
    Binary,
    /// <summary><c>-a</c> or <c>!a</c>.</summary>
    Unary,
    /// <summary><c>(a)</c>.</summary>
    Parens,
    /// <summary>Stands for text that could not be parsed as an expression.</summary>
    SyntaxError,
}
