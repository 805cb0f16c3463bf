"""A world, and somebody in it who has said everything but the CVV."""

import pytest

from tests.payment.world import READY, Payer, World, world


@pytest.fixture
def made() -> World:
    return world()


@pytest.fixture
def payer(made: World) -> Payer:
    begun = Payer(made)
    begun.says(*READY)
    return begun
