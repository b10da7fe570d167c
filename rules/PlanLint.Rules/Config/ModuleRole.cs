using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>What a module is for, as far as its files tell.</summary>
internal static class ModuleRole
{
    /// <summary>
    /// True for a module that others call: one that is called here, or a root without anything only a root has (provider
    /// configurations, backend, variable values, a plan, a state) that declares inputs. A published module looks like that when it is
    /// checked alone.
    /// </summary>
    public static bool IsReusable(this Module module, Compilation compilation)
    {
        if (module.Parent is not null) return true;
        if (compilation.Plan is not null || !compilation.States.IsEmpty) return false;
        if (module.Settings.Backend is not null || compilation.Modules!.Assignments.Any(a => a.File is not null)) return false;
        if (module.Providers.Any(p => p.Body.Attributes.Count > 0 || p.Body.Blocks.Count > 0)) return false;
        return module.Settings.RequiredProviders.Any(p => p.ConfigurationAliases.Count > 0) || module.Variables.Count > 0
            || module.Resources.Count == 0 && module.ModuleCalls.Count == 0;
    }

    /// <summary>True for a root module that Terragrunt may add files to, so that what it lacks may come with them.</summary>
    public static bool IsCompletedByTerragrunt(this Module module, Compilation compilation) =>
        module.Parent is null && (compilation.Modules!.IsCompletedByTerragrunt || compilation.Modules.IsRunByTerragrunt);

    /// <summary>True for a module that is not whole on disk: what it lacks may come before Terraform runs.</summary>
    public static bool IsCompletedLater(this Module module, Compilation compilation) =>
        module.IsCompletedByTerragrunt(compilation) || compilation.Modules!.Unwritten(module.Directory) is not null;

    /// <summary>
    /// Local names of the providers that the module's own blocks use: of its resources, and of provider blocks. Terraform's built-in
    /// provider is not among them.
    /// </summary>
    public static IEnumerable<string> UsedProviders(this Module module) => module.Resources.Select(r => r.ProviderLocalName)
        .Concat(module.Providers.Select(p => p.Name)).Where(n => n != "terraform").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>True for a managed resource.</summary>
    public static bool IsManaged(this ResourceSymbol resource) => resource.Mode == ResourceMode.Managed;

    /// <summary>True for the first module of its directory: files that several calls share are judged once.</summary>
    public static bool IsFirstOfDirectory(this Module module, ModuleTree tree) => tree.Modules.First(m => m.Directory == module.Directory) == module;

    /// <summary>True for a module that was fetched: its text is not this repository's to change.</summary>
    public static bool IsFetched(this Module module)
    {
        for (var at = module; at is not null; at = at.Parent)
            if (at.Call is { IsLocal: false }) return true;
        return false;
    }

    /// <summary>
    /// True for a directory of examples or tests: what is made there lives for a day. A root with a backend of its own is deployed, whatever
    /// its folder is called.
    /// </summary>
    public static bool IsSample(this Module module) => IsSample(module.Directory + "/") && !IsDeployed(module);

    /// <summary>True for a file of examples or tests of a root that is not deployed.</summary>
    public static bool IsSample(this ModuleTree modules, string path) => IsSample(path) && !IsDeployed(modules.Root);

    private static bool IsDeployed(Module module)
    {
        while (module.Parent is { } caller) module = caller;
        return module.Settings.Backend is { } backend && backend is not { Type: "backend", Labels: [{ Value: "local" }] };
    }

    /// <summary>True for a path through a directory of examples or tests.</summary>
    private static bool IsSample(string path)
    {
        foreach (var part in path.AsSpan()[..Math.Max(0, path.LastIndexOf('/'))].Split('/'))
            if (path.AsSpan()[part] is "examples" or "example" or "tests" or "test" or "fixtures" or "fixture" or "samples" or "testdata") return true;
        return false;
    }
}
