using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Knowledge.Schemas;

/// <summary>One argument or attribute of a provider's schema.</summary>
internal sealed record SchemaAttribute
{
    /// <summary>True when a configuration has to give it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when a configuration may give it.</summary>
    public bool IsArgument { get; init; }

    /// <summary>True when the provider advises against it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>What a configuration may give; null when the schema names the attributes below it, or says it in a way that is not known.</summary>
    public ValueType? Type { get; init; }

    /// <summary>What its value is converted to; null when that is not known.</summary>
    public ValueType? Given => Type ?? Nested?.AsType();

    /// <summary>True when its type is a string.</summary>
    public bool IsString => Type == ValueType.String;

    public bool IsSensitive { get; init; }

    /// <summary>True when it goes to the provider and into no plan and no state.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>The attributes below it; null when the schema does not name them one by one.</summary>
    public SchemaBlock? Nested { get; init; }
}
