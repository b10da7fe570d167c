namespace PlanLint.Editing;

/// <summary>What a completion stands for.</summary>
public enum CompletionKind
{
    /// <summary>A block type, or a root of references such as <c>var</c>.</summary>
    Keyword,
    /// <summary>An argument of a block.</summary>
    Argument,
    /// <summary>A nested block.</summary>
    Block,
    /// <summary>A resource type.</summary>
    ResourceType,
    /// <summary>A variable, local, output, resource or module call.</summary>
    Symbol,
    /// <summary>An attribute of an object.</summary>
    Attribute,
    /// <summary>A function.</summary>
    Function,
}
