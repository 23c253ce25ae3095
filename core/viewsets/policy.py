from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class LimitedPolicy(ModelPermissionPolicy):
    """Only some actions exist for a model: nobody, not even an administrator, does the others."""

    def __init__(self, model: Any, actions: frozenset[str]) -> None:
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)
