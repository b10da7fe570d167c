using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>Arguments whose planned value is what the configuration says, however a provider writes the others.</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Arguments">Globs over argument names.</param>
/// <param name="IsMapOfStrings">True when the provider declares them as maps of strings; false when it takes a value of any type.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record KeptAsWritten(ImmutableArray<string> Types, ImmutableArray<string> Arguments, bool IsMapOfStrings, Evidence Evidence)
{
    private static readonly Values.ValueType MapOfStrings = Values.ValueType.Map(Values.ValueType.String);

    /// <summary>A value of such an argument as a plan holds it; null when Terraform refuses it.</summary>
    public Value? AsPlanned(Value written) => IsMapOfStrings ? Conversions.TryConvert(written, MapOfStrings) : written;
}
