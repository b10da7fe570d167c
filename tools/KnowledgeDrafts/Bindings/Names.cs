using System.Text;

namespace PlanLint.KnowledgeDrafts.Bindings;

/// <summary>Names of other bindings in Terraform's spelling.</summary>
internal static class Names
{
    /// <summary><c>clusterName</c> as <c>cluster_name</c>.</summary>
    public static string ToSnake(string name)
    {
        var made = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]))) made.Append('_');
            made.Append(char.ToLowerInvariant(name[i]));
        }
        return made.ToString();
    }
}
