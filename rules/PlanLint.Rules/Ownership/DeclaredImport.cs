using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>An <c>import</c> block of the configuration, with what is known of its id and its target.</summary>
/// <param name="Symbol">The block.</param>
/// <param name="To">The instance imported to, as far as the text names it.</param>
/// <param name="Id">The id; null when it is computed, sensitive, or given as an identity.</param>
internal sealed record DeclaredImport(ImportSymbol Symbol, ResourceAddress To, string? Id)
{
    /// <summary>The blocks whose target can be read. Only the root module's count for Terraform, but a block elsewhere is read alike.</summary>
    public static IEnumerable<DeclaredImport> In(Compilation compilation)
    {
        foreach (var module in compilation.Modules?.Modules ?? [])
            foreach (var symbol in module.Imports)
                if (symbol.To?.Resource is { } to) yield return new DeclaredImport(symbol, to, IdOf(compilation, symbol));
    }

    /// <summary>True when the target is one instance, or a block that has only one.</summary>
    public bool NamesOneInstance(Compilation compilation) =>
        Symbol.ForEach is null
        && (To.Key is not null || compilation.Declaration(To) is { Count: null, ForEach: null } && To.Module.Steps.All(s => s.Key is null));

    /// <summary>The values of the target: planned ones, else what the configuration says.</summary>
    public Value? Values(Compilation compilation)
    {
        if (!NamesOneInstance(compilation)) return null;
        if (Planned(compilation) is { } change) return change.After;
        return compilation.Evaluation?.ValueOf(To);
    }

    /// <summary>The change planned for the target; null when there is none.</summary>
    public ResourceChange? Planned(Compilation compilation) => compilation.Plan?.ChangesOf(To).FirstOrDefault(c => c.DeposedKey is null && !c.After.IsNull);

    private static string? IdOf(Compilation compilation, ImportSymbol symbol)
    {
        if (symbol.Id is null || symbol.ForEach is not null || compilation.Evaluation is not { } evaluation
            || evaluation.Scope(symbol.Module.Path) is not { } scope) return null;
        var result = evaluation.Evaluate(symbol.Id, scope);
        return result.IsValid && !result.Value.IsSensitive ? result.Value.StringOrNull : null;
    }
}
