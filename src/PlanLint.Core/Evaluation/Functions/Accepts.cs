namespace PlanLint.Evaluation.Functions;

/// <summary>What a parameter takes besides known values without marks.</summary>
[Flags]
internal enum Accepts
{
    /// <summary>Nothing else: null is an error, an unknown argument makes the result unknown, marks pass to the result.</summary>
    Known = 0,

    /// <summary>Null.</summary>
    Null = 1,

    /// <summary>Unknown values of known type.</summary>
    Unknown = 2,

    /// <summary>Unknown values of unknown type.</summary>
    Dynamic = 4,

    /// <summary>Values with marks: the function hands them on itself.</summary>
    Marks = 8,

    /// <summary>Everything.</summary>
    Anything = Null | Unknown | Dynamic | Marks,
}
