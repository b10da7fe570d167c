using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Attributes that hold secrets whatever a provider's schema says.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types; <c>*</c> when the names alone say it.</param>
/// <param name="Attributes">Globs over attribute names, or paths with points below an attribute: <c>manifest.data</c>. A map's every entry counts.</param>
/// <param name="IsBase64">True when the text is base64 of the secret.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record SecretAttributes(string Name, ImmutableArray<string> Types, ImmutableArray<string> Attributes, bool IsBase64, Evidence Evidence)
{
    /// <summary>Globs over the kinds of manifests that hold them; empty when every resource of the types does.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>True when the row names types, so that it does not go by the attribute's name alone.</summary>
    public bool NamesTypes => !Types.Contains("*");
}
