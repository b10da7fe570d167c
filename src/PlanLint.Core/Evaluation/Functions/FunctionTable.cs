using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// All functions of Terraform 1.16 and OpenTofu 1.13 except <c>try</c>, <c>can</c> and <c>convert</c>, which look at their arguments
/// themselves.
/// </summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions = new[]
    {
        AssumeFunctions.All,
        CollectionFunctions.All,
        CryptoFunctions.All,
        DateTimeFunctions.All,
        EncodingFunctions.All,
        FileFunctions.All,
        FormatFunctions.All,
        IpFunctions.All,
        JsonFunctions.All,
        ListFunctions.All,
        MapFunctions.All,
        NumericFunctions.All,
        RegexFunctions.All,
        SetFunctions.All,
        StringFunctions.All,
        TemplateFunctions.All,
        TerraformFunctions.All,
        TypeFunctions.All,
        YamlFunctions.All,
    }.SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Every name that can be called without a namespace.</summary>
    public static IEnumerable<string> Names => Functions.Keys.Where(n => !n.Contains(':', StringComparison.Ordinal)).Concat(["can", "convert", "try"]);

    public static bool TryGet(string name, [NotNullWhen(true)] out Function? function) => Functions.TryGetValue(name, out function);
}
