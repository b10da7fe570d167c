namespace PlanLint.Values;

/// <summary>The kinds of types of cty.</summary>
public enum TypeKind
{
    /// <summary>Not known yet: the type of <c>null</c> literals and of unknown values of unknown type.</summary>
    Dynamic,
    /// <summary>A string.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A bool.</summary>
    Bool,
    /// <summary>A list of one element type.</summary>
    List,
    /// <summary>A set of one element type.</summary>
    Set,
    /// <summary>A map of one element type.</summary>
    Map,
    /// <summary>A sequence with a type per element.</summary>
    Tuple,
    /// <summary>Named attributes with a type each.</summary>
    Object,
}
